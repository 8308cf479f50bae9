#!/usr/bin/env bash
# Measures what acceptq's metrics cost: series, bytes and CPU time of one JVM with 10 listeners, and
# the CPU time of the Prometheus that scrapes it; from these it computes the cost of a fleet.
#
#   bash examples/integrations/prometheus/cost.sh [--quick]
#
# Takes a minute and a half. --quick takes 15 seconds and is less accurate.
set -euo pipefail
. "$(dirname "$0")/../../build.sh"
if [ $# -gt 1 ] || [ "${1:---quick}" != --quick ]; then
  echo "cost.sh: unknown option $*; the only option is --quick" >&2
  exit 2
fi
jar=examples/integrations/target/acceptq-integrations.jar
build_if_stale agent,examples/integrations agent/target/acceptq-agent.jar $jar
exec java -cp "$root/$jar" io.acceptq.examples.integrations.prometheus.ScrapeCost "$root" "$@"
