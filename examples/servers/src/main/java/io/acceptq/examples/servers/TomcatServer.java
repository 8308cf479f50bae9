// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** Tomcat binds when it is initialised and accepts when it is started. */
final class TomcatServer implements ServerUnderTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Tomcat tomcat = new Tomcat();

  public static void main(String[] args) throws Exception {
    ServerProgram.run(TomcatServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException, LifecycleException {
    Path base = Files.createTempDirectory("tomcat");
    base.toFile().deleteOnExit();
    tomcat.setBaseDir(base.toString());
    tomcat.getEngine().setName("Tomcat-" + COUNT.incrementAndGet()); // the JMX domain of its beans
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("acceptCount", Integer.toString(backlog));
    if (Integer.getInteger("limit") != null) {
      connector.setProperty("maxConnections", System.getProperty("limit"));
    }
    tomcat.setConnector(connector);
    StandardContext context = (StandardContext) tomcat.addContext("", null);
    // The search for leaks at stop uses reflection that causes warnings on newer releases.
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    Tomcat.addServlet(context, "ok", new Ok()).addMapping("/");
    tomcat.init();
    return connector.getLocalPort();
  }

  @Override
  public void open() throws LifecycleException {
    tomcat.start();
  }

  @Override
  public void close() throws LifecycleException {
    if (tomcat.getServer().getState().isAvailable()) {
      tomcat.stop();
    }
    tomcat.destroy();
  }

  private static final class Ok extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
    }
  }
}
