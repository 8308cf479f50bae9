// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/** Which hook is called, and where it is put relative to a call in the woven method. */
enum HookKind {
  /** After a call that returns the JDK's result of accept(2); above 0 is a connection. */
  ACCEPTED,
  /** After a call that returns accept(2)'s descriptor, or a negated errno. */
  ACCEPTED_DESCRIPTOR,
  /** After a call that returns normally only if a connection has been accepted. */
  ACCEPTED_ALWAYS,
  /** Before a call that takes the descriptor of an accepted connection. */
  ACCEPTED_BEFORE,
  /** In the innermost exception handler around the accept call; has no call of its own. */
  ACCEPT_FAILED,
  /** After a call that returns the exception of a failed accept. */
  ACCEPT_FAILED_WITH,
  /** Around a call whose arguments are those of listen(2): descriptor and backlog. */
  LISTENING,
  /** After a call whose only argument, also the method's own, is the backlog. */
  LISTENING_ALWAYS,
  /** After a call that returns listen(2)'s result; the method's own argument is the backlog. */
  LISTENING_RESULT,
  /** Before a call that closes the descriptor of the object. */
  CLOSING,
  /** Before a call that closes the descriptor in its last argument. */
  CLOSING_ARGUMENT,
  /** Where the method returns whether its caller is to close the descriptor; has no call. */
  CLOSING_RESULT,
  /** Before a call in a method whose arguments are a thread and the exception that ends it. */
  UNCAUGHT_EXCEPTION,
  /** A call that woven code makes too; finding it proves that the called method exists. */
  REQUIRED_CALL
}
