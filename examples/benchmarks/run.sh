#!/usr/bin/env bash
# What acceptq costs, beside no agent, an empty one, the JMX exporter and OpenTelemetry: one table, in
# about ten minutes. --quick tries everything in about one; --markdown prints the README's form.
# As root it measures in a network namespace of its own, which is gone afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."
for option in "$@"; do
  case $option in
    --quick | --markdown) ;;
    *)
      echo "usage: bash examples/benchmarks/run.sh [--quick] [--markdown]" >&2
      exit 2
      ;;
  esac
done

module=examples/benchmarks
agent=agent/target/acceptq-agent.jar
others=$module/target/comparison

echo "Building the agent and the benchmarks ..." >&2
mvn -B -q -DskipTests package -pl agent,$module -am >&2
if [ ! -d $others ]; then
  echo "Fetching the other agents ..." >&2
  mvn -B -q dependency:copy@comparison -pl $module >&2
fi

measure=(java -jar $module/target/acceptq-benchmarks.jar $agent $others "$@")
if [ "$(id -u)" = 0 ]; then
  exec unshare --net -- sh -c 'ip link set lo up && exec "$@"' sh "${measure[@]}"
fi
echo "Not root: other processes' sockets are in the namespace too." >&2
exec "${measure[@]}"
