// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

/**
 * A type that is woven: its name, where its objects keep the descriptor, and for each known shape
 * of the class the table of its hook points. It is woven whole or not at all.
 */
abstract class Target {
  static final String DESCRIPTOR = "Ljava/io/FileDescriptor;";

  /** Internal name, {@code sun/nio/ch/…}. */
  final String name;

  /**
   * The field that holds the descriptor, and its type: an int or a {@link java.io.FileDescriptor}.
   */
  final String field;

  final String fieldType;

  /** What became of it, in the words of the {@code Targets} attribute. */
  volatile String state = "waiting";

  Target(String name, String field, String fieldType) {
    this.name = name;
    this.field = field;
    this.fieldType = fieldType;
  }

  /** One table for each shape the class has had; exactly one of them must fit. */
  abstract HookPoint[][] shapes();
}
