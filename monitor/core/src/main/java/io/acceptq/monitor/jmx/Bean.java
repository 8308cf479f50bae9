// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Knob;
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
 * A bean over the latest sample: an attribute is read from it through the vocabulary. Read by any
 * thread, shown a new sample by the sampler thread.
 *
 * @param <S> what the attributes are read from
 */
class Bean<S> implements DynamicMBean {
  private final Map<String, Term<S>> terms = new LinkedHashMap<>();
  private final MBeanInfo info;
  private volatile S latest;

  Bean(
      String help,
      List<Term<S>> vocabulary,
      S first,
      MBeanNotificationInfo[] notifications,
      OpenMBeanOperationInfo... operations) {
    OpenMBeanAttributeInfo[] attributes = new OpenMBeanAttributeInfo[vocabulary.size()];
    for (int i = 0; i < attributes.length; i++) {
      Term<S> term = vocabulary.get(i);
      terms.put(term.attribute, term);
      attributes[i] =
          new OpenMBeanAttributeInfoSupport(
              term.attribute,
              term.help,
              term.type,
              true,
              term.knob != null,
              false,
              new ImmutableDescriptor("units=" + term.unit));
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

  /** Sets an attribute that has a knob. */
  void set(Knob knob, Object value) throws InvalidAttributeValueException {
    throw new InvalidAttributeValueException(knob.attribute + " cannot be set");
  }

  @Override
  public final Object getAttribute(String name) throws AttributeNotFoundException {
    return term(name).of(latest);
  }

  private Term<S> term(String name) throws AttributeNotFoundException {
    Term<S> term = terms.get(name);
    if (term == null) {
      throw new AttributeNotFoundException(
          "no attribute " + name + "; there are " + terms.keySet());
    }
    return term;
  }

  /** All from the same sample. */
  @Override
  public final AttributeList getAttributes(String[] names) {
    S sample = latest;
    AttributeList list = new AttributeList(names.length);
    for (String name : names) {
      Term<S> term = terms.get(name);
      if (term != null) {
        list.add(new Attribute(name, term.of(sample)));
      }
    }
    return list;
  }

  @Override
  public final void setAttribute(Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException {
    Term<S> term = term(attribute.getName());
    if (term.knob == null) {
      throw new AttributeNotFoundException(term.attribute + " can only be read");
    }
    set(term.knob, attribute.getValue());
  }

  /** Those that could be set; JMX wants the others left out. */
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
