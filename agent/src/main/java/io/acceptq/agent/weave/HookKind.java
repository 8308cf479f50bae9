// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** What is told to the hooks, and from where around a call. */
enum HookKind {
  /** After a call that returns the JDK's view of accept(2): above 0 is a connection. */
  ACCEPTED,
  /** After a call that returns accept(2)'s descriptor or a negative errno. */
  ACCEPTED_DESCRIPTOR,
  /** After a call that returns nothing once a connection has been accepted. */
  ACCEPTED_ALWAYS,
  /** Before a call that takes the descriptor of a connection that has been accepted. */
  ACCEPTED_BEFORE,
  /** In the innermost handler around the method's accepting call; has no call of its own. */
  ACCEPT_FAILED,
  /** After a call that returns the exception of a failed accept. */
  ACCEPT_FAILED_WITH,
  /** Around a call whose arguments are those of listen(2): descriptor and backlog. */
  LISTENING,
  /** After a call whose only argument, the method's own, is the backlog. */
  LISTENING_ALWAYS,
  /** After a call that returns listen(2)'s result; the method's own argument is the backlog. */
  LISTENING_RESULT,
  /** Before a call that gives the object's descriptor back. */
  CLOSING,
  /** Before a call whose last argument is the descriptor that is given back. */
  CLOSING_ARGUMENT,
  /** Where the method returns whether its caller gives the descriptor back; has no call. */
  CLOSING_RESULT,
  /** Before a call of a method whose own arguments are a thread and what ended it. */
  ENDED,
  /** A call that woven code makes too: there it is by its very name, so it exists. */
  USED
}
