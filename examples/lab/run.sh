#!/usr/bin/env bash
# The experiments that every article on listen()'s backlog describes, run for real:
#
#   bash examples/lab/run.sh [--full] [a b c d e f g]
#
# About 40 seconds for all. As root, or where users may make namespaces, each has two network
# namespaces of its own; otherwise what needs none runs on loopback. --full takes the kernel's own
# number of retries in (b): a minute more.
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin # an ordinary user has neither
root=$(cd "$(dirname "$0")/../.." && pwd)
agent=$root/agent/target/acceptq-agent.jar
lab=$root/examples/lab/target/acceptq-lab.jar
if [ ! -f "$agent" ] || [ ! -f "$lab" ]; then
  echo "Building the agent and the lab (once, about a minute) ..."
  (cd "$root" && mvn -B -q -DskipTests package -pl agent,examples/lab -am)
fi
exec java -Dacceptq.agent="$agent" -cp "$lab" io.acceptq.examples.lab.Lab "$@"
