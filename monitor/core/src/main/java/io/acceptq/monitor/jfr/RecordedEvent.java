// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of event, registered with the Flight Recorder by reflection, like {@link Recorder}. One
 * thread; an event that is not recorded costs one check.
 *
 * @param <S> what its values are read from
 */
final class RecordedEvent<S> {
  private final List<EventField<S>> fields;
  private final Object factory;
  private final Object type;
  private final Method unregister;
  private final Method enabled;
  private final Method create;
  private final Method set;
  private final Method commit;

  RecordedEvent(
      String name, String label, String description, boolean enabled, List<EventField<S>> fields)
      throws ReflectiveOperationException {
    this.fields = fields;
    List<Object> annotations = new ArrayList<>();
    annotations.add(annotation("Name", name));
    annotations.add(annotation("Label", label));
    annotations.add(annotation("Description", description));
    annotations.add(annotation("Category", new String[] {"acceptq"}));
    annotations.add(annotation("Enabled", enabled));
    annotations.add(annotation("StackTrace", false)); // it would be the sampler's
    List<Object> descriptors = new ArrayList<>();
    for (EventField<S> field : fields) {
      descriptors.add(descriptor(field));
    }
    Class<?> factories = jfr("EventFactory");
    Class<?> events = jfr("Event");
    factory =
        factories
            .getMethod("create", List.class, List.class)
            .invoke(null, annotations, descriptors);
    type = factories.getMethod("getEventType").invoke(factory);
    unregister = factories.getMethod("unregister");
    this.enabled = jfr("EventType").getMethod("isEnabled");
    create = factories.getMethod("newEvent");
    set = events.getMethod("set", int.class, Object.class);
    commit = events.getMethod("commit");
  }

  private static Class<?> jfr(String name) throws ClassNotFoundException {
    return Class.forName("jdk.jfr." + name);
  }

  private static Object annotation(String name, Object value) throws ReflectiveOperationException {
    return jfr("AnnotationElement")
        .getConstructor(Class.class, Object.class)
        .newInstance(jfr(name).asSubclass(Annotation.class), value);
  }

  private static Object descriptor(EventField<?> field) throws ReflectiveOperationException {
    List<Object> annotations = new ArrayList<>();
    annotations.add(annotation("Label", field.label()));
    annotations.add(annotation("Description", field.description));
    switch (field.unit) {
      case MILLISECONDS:
        annotations.add(annotation("Timespan", "MILLISECONDS"));
        break;
      case MILLISECONDS_SINCE_EPOCH:
        annotations.add(annotation("Timestamp", "MILLISECONDS_SINCE_EPOCH"));
        break;
      case HERTZ:
        annotations.add(
            jfr("AnnotationElement").getConstructor(Class.class).newInstance(jfr("Frequency")));
        break;
      default:
        break;
    }
    Constructor<?> constructor =
        jfr("ValueDescriptor").getConstructor(Class.class, String.class, List.class);
    return constructor.newInstance(field.type, field.name, annotations);
  }

  /** Whether a recording includes it. */
  boolean isEnabled() throws ReflectiveOperationException {
    return (Boolean) enabled.invoke(type);
  }

  void commit(S source) throws ReflectiveOperationException {
    Object event = create.invoke(factory);
    for (int i = 0; i < fields.size(); i++) {
      set.invoke(event, i, fields.get(i).of(source));
    }
    commit.invoke(event);
  }

  void unregister() throws ReflectiveOperationException {
    unregister.invoke(factory);
  }
}
