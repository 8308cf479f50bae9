#!/usr/bin/env bash
# What the metrics of a fleet cost: series, bytes, CPU, from what those of one JVM with 10 listeners do, measured here in about
# a minute and a half.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$root/examples/prometheus/target/acceptq-prometheus.jar
if [ ! -f "$root/agent/target/acceptq-agent.jar" ] || [ ! -f "$jar" ]; then
  echo "Building the agent and this example (once, about a minute) ..."
  (cd "$root" && mvn -B -q -DskipTests package -pl agent,examples/prometheus -am)
fi
exec java -cp "$jar" io.acceptq.examples.prometheus.Cost "$root"
