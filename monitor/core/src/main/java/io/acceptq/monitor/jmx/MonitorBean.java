// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.RuntimeSetting;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;

/** {@code acceptq:type=Monitor}. */
final class MonitorBean extends Bean<Report> {
  private final Controls controls;

  MonitorBean(Report first, Controls controls) {
    super(
        "State and cost of acceptq itself",
        MonitorAttributes.ALL,
        first,
        new MBeanNotificationInfo[0],
        new OpenMBeanOperationInfoSupport(
            "episodes",
            "The last 64 episodes that were reported, oldest first, each as of its latest report",
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

  /** A setting that was just changed is shown before the next sample obeys it. */
  @Override
  Object value(AttributeSpec<Report> spec, Report report) {
    return spec.writable
        ? (Object) controls.settings().get(setting(spec.attribute))
        : super.value(spec, report);
  }

  @Override
  void set(String attribute, Object value) throws InvalidAttributeValueException {
    RuntimeSetting setting = setting(attribute);
    if (!(value instanceof Integer || value instanceof Long || value instanceof Short)) {
      throw new InvalidAttributeValueException(
          attribute
              + ": "
              + value
              + " is not a whole number; allowed: "
              + setting.min
              + " to "
              + setting.max);
    }
    try {
      controls.settings().set(setting, ((Number) value).longValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidAttributeValueException(attribute + ": " + e.getMessage());
    }
    controls.settingsChanged();
  }

  private static RuntimeSetting setting(String attribute) {
    switch (attribute) {
      case "IntervalMillis":
        return RuntimeSetting.INTERVAL_MILLIS;
      case "SaturationPercent":
        return RuntimeSetting.SATURATION_PERCENT;
      case "StallMillis":
        return RuntimeSetting.STALL_MILLIS;
      default:
        throw new IllegalArgumentException(attribute + " is not a setting");
    }
  }
}
