// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo.jconsole;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;

/** Finds the Swing components that are on the screen, and uses them on the event thread. */
final class SwingScreen {
  private static final long DEADLINE_SECONDS = 60;

  private SwingScreen() {}

  /** A component, used on the event thread only. */
  record On<T extends Component>(T component) {
    void onEdt(Consumer<T> action) {
      get(
          c -> {
            action.accept(c);
            return null;
          });
    }

    <R> R get(Function<T, R> question) {
      return edt(() -> question.apply(component));
    }

    void doClickOnEdt() {
      // A click can open a modal dialog, whose end must not be awaited.
      SwingUtilities.invokeLater(() -> ((AbstractButton) component).doClick());
    }
  }

  static <T extends Component> On<T> await(Class<T> type, Predicate<T> condition) {
    return new On<>(await(() -> find(type, condition), type.getSimpleName()));
  }

  /** Returns when no such component is on the screen any more. */
  static void awaitGone(Class<? extends Component> type) {
    boolean ignored =
        await(() -> find(type, c -> true) == null ? true : null, "end of " + type.getSimpleName());
  }

  static <R> R await(Supplier<R> question, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (System.nanoTime() < deadline) {
      R answer = edt(question);
      if (answer != null) {
        return answer;
      }
      pause();
    }
    throw new IllegalStateException("not on the screen: " + what);
  }

  private static void pause() {
    try {
      boolean ignored = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends Component> T find(Class<T> type, Predicate<T> condition) {
    for (Window window : Window.getWindows()) {
      T found = find(window, type, condition);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static <T extends Component> T find(
      Component component, Class<T> type, Predicate<T> condition) {
    if (type.isInstance(component)
        && component.isShowing()
        && condition.test(type.cast(component))) {
      return type.cast(component);
    }
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        T found = find(child, type, condition);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  static <R> R edt(Supplier<R> question) {
    AtomicReference<R> answer = new AtomicReference<>();
    try {
      SwingUtilities.invokeAndWait(() -> answer.set(question.get()));
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
    return answer.get();
  }

  static Rectangle bounds() {
    return new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
  }

  static void picture(Path file) {
    try {
      Robot robot = new Robot();
      robot.waitForIdle();
      ImageIO.write(robot.createScreenCapture(bounds()), "png", file.toFile());
    } catch (AWTException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
