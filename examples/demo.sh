#!/usr/bin/env bash
# Overflows a real HTTP service under the agent and shows what acceptq sees. Ends by itself in under
# 90 seconds; with --stay the service lives on until Enter, for a look with JConsole.
set -euo pipefail
cd "$(dirname "$0")/.."
agent=agent/target/acceptq-agent.jar
demo=examples/demo/target/acceptq-demo.jar
if [ ! -f "$agent" ] || [ ! -f "$demo" ]; then
  echo "Building the agent and the demo (once, about a minute) ..."
  mvn -B -q -DskipTests package -pl agent,examples/demo -am
fi
exec java -cp "$demo" io.acceptq.examples.demo.Demo "$agent" "$@"
