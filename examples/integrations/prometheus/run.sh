#!/usr/bin/env bash
# From a dropped connection to a page: starts a service under acceptq and the JMX exporter, Prometheus and Alertmanager
# on loopback, overloads the service, and shows the alert arrive at a webhook, and the resolved message after it. The
# files of this folder are used as they are, but for addresses and for how long an alert is held afterwards.
#
#   bash examples/prometheus/run.sh [--stay] [--picture FILE]
#
# Ends by itself after two to three minutes. --stay keeps everything running until Enter, for a look at Prometheus and
# the dashboard with a browser; --picture draws the dashboard with Chromium. bash .ci/setup installs the programs.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$root/examples/prometheus/target/acceptq-prometheus.jar
usage() {
  echo "run.sh: $1; there are --stay and --picture FILE" >&2
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
    *) usage "no option $1" ;;
  esac
  shift
done
for program in prometheus prometheus-alertmanager; do
  if ! command -v $program > /dev/null; then
    echo "run.sh: $program is not installed; on Debian: apt-get install $program" >&2
    exit 1
  fi
done
if [ ! -f "$root/agent/target/acceptq-agent.jar" ] || [ ! -f "$jar" ]; then
  echo "Building the agent and this example (once, about a minute) ..."
  (cd "$root" && mvn -B -q -DskipTests package -pl agent,examples/prometheus -am)
fi
exec java -cp "$jar" io.acceptq.examples.prometheus.Run "$root" "${options[@]}"
