#!/usr/bin/env bash
# Shows the way from a dropped connection to a page, on loopback: starts a service under acceptq and
# the JMX exporter, Prometheus and Alertmanager, overloads the service, and prints the alert and the
# resolved message that a webhook receives. The configuration files are those of this directory,
# with other ports and shorter times until an alert is resolved.
#
#   bash examples/integrations/prometheus/run.sh [--stay] [--picture FILE]
#
# Takes two to three minutes. --stay keeps all programs running until you press Enter, so that you
# can open Prometheus and the dashboard in a browser. --picture saves a screenshot of the dashboard,
# taken with Chromium. bash .ci/setup installs the programs.
set -euo pipefail
. "$(dirname "$0")/../../build.sh"
usage() {
  echo "run.sh: $1; the options are --stay and --picture FILE" >&2
  exit 2
}
options=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    --stay) ;;
    --picture)
      [ $# -gt 1 ] || usage "--picture needs a file"
      shift
      ;;
    *) usage "unknown option $1" ;;
  esac
  shift
done
for program in prometheus prometheus-alertmanager; do
  if ! command -v $program > /dev/null; then
    echo "run.sh: $program is not installed; on Debian: apt-get install $program" >&2
    exit 1
  fi
done
jar=examples/integrations/target/acceptq-integrations.jar
build_if_stale agent,examples/integrations agent/target/acceptq-agent.jar $jar
main=io.acceptq.examples.integrations.alerting.AlertingRun
exec java -cp "$root/$jar" $main "$root" "${options[@]}"
