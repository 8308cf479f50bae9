// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.Knob;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;

/** {@code acceptq:type=Monitor}. */
final class MonitorBean extends Bean<MonitorState> {
  private final Controls controls;

  MonitorBean(MonitorState first, Controls controls) {
    super(
        "acceptq about itself",
        MonitorTerms.ALL,
        first,
        new MBeanNotificationInfo[0],
        new OpenMBeanOperationInfoSupport(
            "episodes",
            "the last 64 episodes that were told, oldest first, each as it was when it was last told",
            new OpenMBeanParameterInfo[0],
            EpisodeData.LIST,
            MBeanOperationInfo.INFO));
    this.controls = controls;
  }

  @Override
  Object invoke(String operation, Object[] arguments) throws ReflectionException {
    if (!operation.equals("episodes")) {
      return super.invoke(operation, arguments);
    }
    return latest().episodes.stream().map(EpisodeData::of).toArray(CompositeData[]::new);
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
