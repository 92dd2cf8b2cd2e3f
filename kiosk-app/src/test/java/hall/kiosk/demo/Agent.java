// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Gets a class into a running JVM as an agent.
final class Agent {

  private Agent() {}

  /// @param folder where its jar is kept
  static void load(long pid, Path folder, String order, Class<?> agent) throws IOException {
    var jar = folder.resolve(agent.getSimpleName() + ".jar").toAbsolutePath();
    if (!Files.exists(jar)) {
      pack(jar, agent);
    }
    try {
      var machine = VirtualMachine.attach(String.valueOf(pid));
      try {
        machine.loadAgent(jar.toString(), order);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IOException(agent.getSimpleName() + " does not get into process " + pid, e);
    }
  }

  private static void pack(Path jar, Class<?> agent) throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", agent.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    try (var file = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(file, agent.getName());
      add(file, Reflected.class.getName());
      for (var nested : agent.getDeclaredClasses()) {
        add(file, nested.getName());
      }
    }
  }

  private static void add(JarOutputStream file, String type) throws IOException {
    var name = type.replace('.', '/') + ".class";
    try (var bytes = Agent.class.getClassLoader().getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IOException(name + " is not on the class path");
      }
      file.putNextEntry(new JarEntry(name));
      bytes.transferTo(file);
    }
  }
}
