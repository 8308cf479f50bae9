// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.Knob;
import javax.management.InvalidAttributeValueException;

/** {@code acceptq:type=Monitor}. */
final class MonitorBean extends Bean<MonitorState> {
  private final Controls controls;

  MonitorBean(MonitorState first, Controls controls) {
    super("acceptq about itself", MonitorTerms.ALL, first);
    this.controls = controls;
  }

  @Override
  void set(Knob knob, Object value) throws InvalidAttributeValueException {
    if (!(value instanceof Integer || value instanceof Long || value instanceof Short)) {
      throw new InvalidAttributeValueException(
          knob.attribute + ": " + value + " is no whole number; " + knob.min + " to " + knob.max);
    }
    try {
      controls.knobs().set(knob, ((Number) value).longValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidAttributeValueException(e.getMessage());
    }
    controls.turned();
  }
}
