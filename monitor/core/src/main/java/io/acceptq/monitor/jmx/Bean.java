// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.vocabulary.AttributeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfo;

/**
 * A bean over the latest sample, whose attributes are read through the vocabulary. Read by any
 * thread, updated by the sampler thread.
 *
 * @param <S> what the attributes are read from
 */
class Bean<S> implements DynamicMBean {
  private final Map<String, AttributeSpec<S>> specs = new LinkedHashMap<>();
  private final MBeanInfo info;
  private volatile S latest;

  Bean(
      String help,
      List<AttributeSpec<S>> vocabulary,
      S first,
      MBeanNotificationInfo[] notifications,
      OpenMBeanOperationInfo... operations) {
    OpenMBeanAttributeInfo[] attributes = new OpenMBeanAttributeInfo[vocabulary.size()];
    for (int i = 0; i < attributes.length; i++) {
      AttributeSpec<S> spec = vocabulary.get(i);
      specs.put(spec.attribute, spec);
      attributes[i] =
          new OpenMBeanAttributeInfoSupport(
              spec.attribute,
              spec.help,
              OpenTypes.of(spec.type),
              true,
              spec.writable,
              false,
              new ImmutableDescriptor("units=" + spec.unit));
    }
    info =
        new OpenMBeanInfoSupport(
            getClass().getName(), help, attributes, null, operations, notifications);
    latest = first;
  }

  final void show(S sample) {
    latest = sample;
  }

  final S latest() {
    return latest;
  }

  /** The current value of an attribute. */
  Object value(AttributeSpec<S> spec, S sample) {
    return spec.of(sample);
  }

  /** Sets a writable attribute. */
  void set(String attribute, Object value) throws InvalidAttributeValueException {
    throw new InvalidAttributeValueException(attribute + " cannot be set");
  }

  @Override
  public final Object getAttribute(String name) throws AttributeNotFoundException {
    return value(spec(name), latest);
  }

  private AttributeSpec<S> spec(String name) throws AttributeNotFoundException {
    AttributeSpec<S> spec = specs.get(name);
    if (spec == null) {
      throw new AttributeNotFoundException(
          "no attribute " + name + "; there are " + specs.keySet());
    }
    return spec;
  }

  /** All from the same sample. */
  @Override
  public final AttributeList getAttributes(String[] names) {
    S sample = latest;
    AttributeList list = new AttributeList(names.length);
    for (String name : names) {
      AttributeSpec<S> spec = specs.get(name);
      if (spec != null) {
        list.add(new Attribute(name, value(spec, sample)));
      }
    }
    return list;
  }

  @Override
  public final void setAttribute(Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException {
    AttributeSpec<S> spec = spec(attribute.getName());
    if (!spec.writable) {
      throw new AttributeNotFoundException(spec.attribute + " is read-only");
    }
    set(spec.attribute, attribute.getValue());
  }

  /** Returns those that could be set, as JMX requires. */
  @Override
  public final AttributeList setAttributes(AttributeList attributes) {
    AttributeList done = new AttributeList();
    for (Attribute attribute : attributes.asList()) {
      if (trySet(attribute)) {
        done.add(attribute);
      }
    }
    return done;
  }

  private boolean trySet(Attribute attribute) {
    try {
      setAttribute(attribute);
      return true;
    } catch (AttributeNotFoundException | InvalidAttributeValueException e) {
      return false;
    }
  }

  @Override
  public final Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    return invoke(operation, arguments == null ? new Object[0] : arguments);
  }

  Object invoke(String operation, Object[] arguments) throws ReflectionException {
    throw new ReflectionException(
        new NoSuchMethodException(operation), "no operation " + operation);
  }

  @Override
  public final MBeanInfo getMBeanInfo() {
    return info;
  }
}
