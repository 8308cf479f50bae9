// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo.jconsole;

import java.awt.Component;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JTree;
import javax.swing.tree.TreeModel;
import javax.swing.tree.TreePath;

/** Expands a tree along a path of node names and selects the last one. */
final class TreeSelection {
  private TreeSelection() {}

  static void select(SwingScreen.On<JTree> tree, List<String> names) {
    TreePath path = tree.get(t -> new TreePath(t.getModel().getRoot()));
    for (String name : names) {
      TreePath parent = path;
      Object child =
          SwingScreen.await(
              () -> child(tree.component(), parent.getLastPathComponent(), name),
              "node " + name + " under " + parent);
      path = parent.pathByAddingChild(child);
      TreePath reached = path;
      // JConsole adds the children of a bean only when the bean is selected.
      tree.onEdt(t -> t.setSelectionPath(reached));
      if (!name.equals(names.get(names.size() - 1))) {
        tree.onEdt(t -> t.expandPath(reached));
      }
    }
  }

  private static Object child(JTree tree, Object parent, String name) {
    TreeModel model = tree.getModel();
    for (int i = 0; i < model.getChildCount(parent); i++) {
      Object child = model.getChild(parent, i);
      if (label(tree, child).equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** The text on the screen, which only JConsole's renderer knows, not its nodes. */
  private static String label(JTree tree, Object node) {
    Component cell =
        tree.getCellRenderer()
            .getTreeCellRendererComponent(tree, node, false, false, true, 0, false);
    return ((JLabel) cell).getText();
  }
}
