// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.jconsole;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JProgressBar;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTree;

/**
 * Sits in JConsole's JVM as an agent and uses it as a person would: agrees to the connection, opens
 * the MBeans tab, walks to a bean, and keeps what is on the screen as text and as a picture. The
 * argument is {@code DIRECTORY;node>node>node}; when it is done it writes {@code DIRECTORY/done}.
 */
public final class Driver {
  private final Path directory;
  private final List<String> path;

  private Driver(Path directory, List<String> path) {
    this.directory = directory;
    this.path = path;
  }

  public static void premain(String argument) {
    String[] parts = argument.split(";", 2);
    Driver driver = new Driver(Path.of(parts[0]), List.of(parts[1].split(">")));
    Thread thread = new Thread(driver::run, "driver");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Screen.await(JButton.class, b -> "Insecure connection".equals(b.getText())).doClickOnEdt();
      Screen.await(JTabbedPane.class, t -> t.indexOfTab("MBeans") >= 0)
          .onEdt(tabs -> tabs.setSelectedIndex(tabs.indexOfTab("MBeans")));
      Screen.On<JTree> tree = Screen.await(JTree.class, t -> t.isShowing());
      Screen.await(JFrame.class, f -> f.isShowing()).onEdt(f -> f.setBounds(Screen.bounds()));
      TreeWalk.select(tree, path);
      Screen.await(JSplitPane.class, s -> s.isShowing()).onEdt(s -> s.setDividerLocation(260));
      Screen.On<JTable> table =
          Screen.await(JTable.class, t -> t.isShowing() && t.getRowCount() > 5);
      Screen.awaitGone(JProgressBar.class); // of the sheet that says it is being connected
      Files.writeString(directory.resolve("table.txt"), table.get(Driver::text));
      Screen.picture(directory.resolve("jconsole.png"));
      Files.writeString(directory.resolve("done"), "ok");
    } catch (Exception e) {
      failed(e);
    }
  }

  private void failed(Exception e) {
    try {
      Screen.picture(directory.resolve("failed.png"));
      Files.writeString(directory.resolve("done"), "failed: " + e);
    } catch (IOException | RuntimeException second) {
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
          .println("driver: " + e + ", and then " + second);
    }
  }

  private static String text(JTable table) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < table.getRowCount(); row++) {
      text.append(table.getValueAt(row, 0))
          .append('=')
          .append(table.getValueAt(row, 1))
          .append('\n');
    }
    return text.toString();
  }
}
