#!/usr/bin/env bash
# Measures what acceptq costs, next to no agent, an empty agent, the JMX exporter and OpenTelemetry,
# and prints one table after about ten minutes:
#
#   bash examples/benchmarks/run.sh [--quick] [--markdown]
#
# --quick takes one to two minutes and is too short for reliable numbers; --markdown prints the
# table as in the README.md of this directory. As root it measures in a network namespace of its
# own, which is removed at the end.
set -euo pipefail
. "$(dirname "$0")/../build.sh"
cd "$root"
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
benchmarks=$module/target/acceptq-benchmarks.jar
others=$module/target/comparison

build_if_stale agent,$module $agent $benchmarks
if [ ! -d $others ] || [ $module/pom.xml -nt $others ]; then
  echo "Downloading the agents to compare with (30 MB) ..." >&2
  rm -rf $others
  mvn -B -q dependency:copy@comparison -pl $module >&2
fi

measure=(java -jar $benchmarks $agent $others "$@")
if [ "$(id -u)" = 0 ]; then
  exec unshare --net -- sh -c 'ip link set lo up && exec "$@"' sh "${measure[@]}"
fi
echo "Not root: the sockets of other processes are in the same network namespace." >&2
exec "${measure[@]}"
