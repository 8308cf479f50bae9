// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/** Why connections wait or are refused. */
public enum Cause {
  /** The whole process did not run, the sampler neither. */
  PROCESS_STOPPED,
  /** A garbage collection or another safepoint covered it. */
  JVM_PAUSED,
  /** The control group's CPU quota was used up. */
  CPU_THROTTLED,
  /** Accepting fails for want of descriptors. */
  FD_EXHAUSTED,
  /** Bound, and nothing has ever been accepted. */
  NEVER_ACCEPTED,
  /** The thread that accepted has ended. */
  ACCEPTOR_DEAD,
  /** The thread that accepts is elsewhere, or has been told to pause. */
  ACCEPTOR_BLOCKED,
  /** The kernel holds less than was asked for, and that would have done. */
  BACKLOG_CAPPED,
  /** More connections arrive, for long, than the service accepts: a larger backlog only delays. */
  ACCEPT_LOOP_SLOW,
  /** For a short time more connections came than the queue holds. */
  BURST,
  /** Half-open connections fill the SYN queue while the accept queue has room. */
  SYN_FLOOD,
  /** The namespace's overflows are at a listener of another process. */
  OTHER_LISTENER
}
