#!/usr/bin/env bash
# Runs the experiments that articles on listen()'s backlog describe:
#
#   bash examples/scenarios/lab.sh [--full] [a b c d e f g]
#
# All of them take about 40 seconds. As root, or where users may create namespaces, each experiment
# has two network namespaces of its own; otherwise those that need none run on loopback. With
# --full, (b) uses the kernel's default number of retries, which takes one minute more.
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin # not in the PATH of an ordinary user
. "$(dirname "$0")/../build.sh"
agent=agent/target/acceptq-agent.jar
scenarios=examples/scenarios/target/acceptq-scenarios.jar
build_if_stale agent,examples/scenarios $agent $scenarios
exec java -Dacceptq.agent="$root/$agent" -cp "$root/$scenarios" \
  io.acceptq.examples.scenarios.lab.Lab "$@"
