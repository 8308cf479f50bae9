// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import java.util.Collections;
import java.util.List;

/** The service side of a sample: what woven code saw. Called by the sampler thread. */
public interface ApplicationView {
  /** For programs without the agent: every listener is then unseen. */
  ApplicationView NONE =
      new ApplicationView() {
        @Override
        public List<ApplicationListener> listeners() {
          return Collections.emptyList();
        }

        @Override
        public void forget(ApplicationListener listener) {}

        @Override
        public long adviceErrors() {
          return 0;
        }

        @Override
        public String targets() {
          return "none: the agent is not loaded, acceptq runs as a library";
        }
      };

  /** Open listeners; one that the service has closed may still be among them, marked. */
  List<ApplicationListener> listeners();

  /** The kernel no longer shows this listener although no close was seen. */
  void forget(ApplicationListener listener);

  /** Exceptions that acceptq's own code raised inside woven methods, all suppressed. */
  long adviceErrors();

  /** Each target, and whether it is woven, absent or left alone, and why. */
  String targets();
}
