// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo.jconsole;

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
 * An agent in JConsole's JVM that uses it as a person would: accepts the connection, opens the
 * MBeans tab, selects a node, and saves the table on the screen as text and the screen as a
 * picture. The argument is {@code DIRECTORY;node>node>node}; when it has finished it writes {@code
 * DIRECTORY/done}.
 */
public final class JConsoleDriver {
  private final Path directory;
  private final List<String> path;

  private JConsoleDriver(Path directory, List<String> path) {
    this.directory = directory;
    this.path = path;
  }

  public static void premain(String argument) {
    String[] parts = argument.split(";", 2);
    JConsoleDriver driver = new JConsoleDriver(Path.of(parts[0]), List.of(parts[1].split(">")));
    Thread thread = new Thread(driver::run, "driver");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      SwingScreen.await(JButton.class, b -> "Insecure connection".equals(b.getText()))
          .doClickOnEdt();
      SwingScreen.await(JTabbedPane.class, t -> t.indexOfTab("MBeans") >= 0)
          .onEdt(tabs -> tabs.setSelectedIndex(tabs.indexOfTab("MBeans")));
      SwingScreen.On<JTree> tree = SwingScreen.await(JTree.class, t -> t.isShowing());
      SwingScreen.await(JFrame.class, f -> f.isShowing())
          .onEdt(f -> f.setBounds(SwingScreen.bounds()));
      TreeSelection.select(tree, path);
      SwingScreen.await(JSplitPane.class, s -> s.isShowing()).onEdt(s -> s.setDividerLocation(260));
      SwingScreen.On<JTable> table =
          SwingScreen.await(JTable.class, t -> t.isShowing() && t.getRowCount() > 5);
      SwingScreen.awaitGone(JProgressBar.class); // JConsole is still connecting
      Files.writeString(directory.resolve("table.txt"), table.get(JConsoleDriver::text));
      SwingScreen.picture(directory.resolve("jconsole.png"));
      Files.writeString(directory.resolve("done"), "ok");
    } catch (Exception e) {
      failed(e);
    }
  }

  private void failed(Exception e) {
    try {
      SwingScreen.picture(directory.resolve("failed.png"));
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
