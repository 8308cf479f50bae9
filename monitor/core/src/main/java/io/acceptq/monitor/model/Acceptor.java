// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** The thread that accepted last, and the accepts that failed. Immutable; null is unknown. */
public final class Acceptor {
  public static final Acceptor UNKNOWN = builder().build();

  /** State of a thread: those of {@link Thread.State}, and the values of {@code AcceptorState}. */
  public enum State {
    NEW,
    RUNNABLE,
    BLOCKED,
    WAITING,
    TIMED_WAITING,
    /** The thread has ended. */
    DEAD;

    public static State of(Thread thread) {
      Thread.State state = thread.getState();
      return state == Thread.State.TERMINATED ? DEAD : valueOf(state.name());
    }
  }

  /** Null before the first accept and once the thread has ended. */
  public final Thread thread;

  /** Its name, or {@code VirtualThread[#22]} for a virtual thread without one. */
  public final String name;

  /** Its state at the sample. */
  public final State state;

  /** The exception that ended it, in words; null if it runs or none was seen. */
  public final String death;

  /** Failed accepts. */
  public final Long errors;

  public final String lastError;

  /**
   * Its stack within the last second, taken only while connections wait and none is accepted; else
   * null. Must not be modified.
   */
  public final StackTraceElement[] stack;

  /** The name of a thread; a virtual thread usually has none, so its number is used. */
  public static String nameOf(Thread thread) {
    String name = thread.getName();
    if (!name.isEmpty() || thread.getClass().getClassLoader() != null) {
      return name; // toString may be the service's own code, which must not run here
    }
    String text = thread.toString(); // followed by its state and its carrier
    return text.substring(0, text.indexOf(']') + 1);
  }

  private Acceptor(Builder from) {
    thread = from.thread;
    name = from.name;
    state = from.state;
    death = from.death;
    errors = from.errors;
    lastError = from.lastError;
    stack = from.stack;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Names each value, so that no two can be swapped; what is not set is unknown. */
  public static final class Builder {
    private Thread thread;
    private String name;
    private State state;
    private String death;
    private Long errors;
    private String lastError;
    private StackTraceElement[] stack;

    private Builder() {}

    public Builder thread(Thread value) {
      thread = value;
      return this;
    }

    public Builder name(String value) {
      name = value;
      return this;
    }

    public Builder state(State value) {
      state = value;
      return this;
    }

    public Builder death(String value) {
      death = value;
      return this;
    }

    public Builder errors(Long count, String last) {
      errors = count;
      lastError = last;
      return this;
    }

    public Builder stack(StackTraceElement[] value) {
      stack = value;
      return this;
    }

    public Acceptor build() {
      return new Acceptor(this);
    }
  }
}
