// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

/** Why connections wait or are refused: the values of the attribute {@code Cause}. */
public enum Cause {
  /** The whole process did not run, and neither did the sampler. */
  PROCESS_STOPPED,
  /** A garbage collection or another safepoint covered the problem. */
  JVM_PAUSED,
  /** The CPU quota of the cgroup was exhausted. */
  CPU_THROTTLED,
  /** Accepts fail for lack of descriptors. */
  FD_EXHAUSTED,
  /** The listener is bound, and nothing was ever accepted. */
  NEVER_ACCEPTED,
  /** The thread that accepted has ended. */
  ACCEPTOR_DEAD,
  /** The accepting thread is busy elsewhere, or accepting is paused. */
  ACCEPTOR_BLOCKED,
  /** The kernel holds less than was requested, and the requested backlog would have sufficed. */
  BACKLOG_CAPPED,
  /** More connections arrive than the service accepts, for long: a larger backlog only delays. */
  ACCEPT_LOOP_SLOW,
  /** For a short time more connections arrived than the queue holds. */
  BURST,
  /** Half-open connections fill the SYN queue while the accept queue has room. */
  SYN_FLOOD,
  /** The namespace's overflows are at a listener of another process. */
  OTHER_LISTENER
}
