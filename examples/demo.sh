#!/usr/bin/env bash
# Overflows the accept queue of a real HTTP service under the agent and shows what acceptq sees:
#
#   bash examples/demo.sh [--stay]
#
# Ends by itself in about 20 seconds; with --stay the service runs until Enter, so that JConsole can
# be connected.
set -euo pipefail
. "$(dirname "$0")/build.sh"
agent=agent/target/acceptq-agent.jar
demo=examples/demo/target/acceptq-demo.jar
build_if_stale agent,examples/demo $agent $demo
exec java -cp "$root/$demo" io.acceptq.examples.demo.Demo "$root/$agent" "$@"
