#!/usr/bin/env bash
# Builds what an example runs if a jar is missing or older than its sources. The scripts of the
# examples source this file:
#
#   . "$(dirname "$0")/../build.sh"
#   build_if_stale agent,examples/scenarios \
#     agent/target/acceptq-agent.jar examples/scenarios/target/acceptq-scenarios.jar
#
# Sourcing sets "root", the absolute path of the repository, and changes nothing else: neither the
# working directory nor shell options.
#
#   build_if_stale MODULES JAR...
#
# MODULES is a comma-separated list, as for mvn -pl, of the modules that make the JARs; monitor/core
# is always included. The JARs are paths below the repository. Maven runs if a JAR is missing, or if
# a pom or anything below src/main of these modules is newer than one of the JARs. Its output goes to
# stderr. The exit status is that of Maven, or 0 if nothing is built.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_if_stale() {
  local modules=$1 jar started status=0
  shift
  if ! _is_stale "$modules" "$@"; then
    return 0
  fi
  echo "Building $modules (about a minute) ..." >&2
  started=$(mktemp)
  # The checks of style are for commits: they must not keep a changed source from running.
  (cd "$root" && mvn -B -q -DskipTests -Dspotless.check.skip -Dcheckstyle.skip \
    package -pl "$modules" -am) >&2 || status=$?
  if [ $status = 0 ]; then
    # Maven leaves a jar alone if no class has changed. The time of the start is right even then,
    # and a source that is edited during the build is still newer.
    for jar in "$@"; do
      touch -c -r "$started" "$root/$jar"
    done
  fi
  rm -f "$started"
  return $status
}

# Directories count too: the time of a directory changes when a file in it is deleted or renamed.
_is_stale() {
  local modules=$1 module jar sources=("$root/pom.xml")
  shift
  for module in ${modules//,/ } monitor/core; do
    if [ -e "$root/$module/src/main" ]; then
      sources+=("$root/$module/src/main")
    fi
    while [ "$module" != . ]; do
      sources+=("$root/$module/pom.xml")
      module=$(dirname "$module")
    done
  done
  for jar in "$@"; do
    if [ ! -f "$root/$jar" ]; then
      return 0
    fi
    if [ -n "$(find "${sources[@]}" -newer "$root/$jar" -print -quit)" ]; then
      return 0
    fi
  done
  return 1
}
