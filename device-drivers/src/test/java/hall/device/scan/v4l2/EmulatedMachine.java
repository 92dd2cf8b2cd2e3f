// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A whole computer in software (QEMU without KVM) that boots Debian's own kernel, loads its test
/// camera `vivid` and runs a Java program on the class path of the tests.
///
/// The kernel is the one that the launcher fetches: `vmlinuz` and `modules` in
/// `~/.cache/hall/kernel` (`XDG_CACHE_HOME` is heeded). The program's results come over the second
/// serial port.
final class EmulatedMachine {

  private static final Pattern LIBRARY = Pattern.compile("=> (/\\S+)|^\\s*(/\\S+ld-linux\\S+)");

  /// It takes about a minute on one free core.
  private static final int PATIENCE_MINUTES = 10;

  private final Path folder;

  EmulatedMachine(Path folder) {
    this.folder = folder;
  }

  /// Boots, runs `main` to its end and switches off.
  ///
  /// @return what the program wrote to `/dev/ttyS1`, line by line
  List<String> run(String main) throws IOException, InterruptedException {
    var kernel = kernel();
    var disk = folder.resolve("initramfs");
    var results = folder.resolve("results");
    var console = folder.resolve("console");
    build(disk, kernel, main);
    var machine =
        new ProcessBuilder(
                "qemu-system-x86_64",
                "-M",
                "q35,accel=tcg",
                "-m",
                "1536",
                "-nic",
                "none",
                "-display",
                "none",
                "-no-reboot",
                "-kernel",
                kernel.resolve("vmlinuz").toString(),
                "-initrd",
                disk.toString(),
                "-append",
                "console=ttyS0 loglevel=4 panic=-1",
                "-serial",
                "file:" + console,
                "-serial",
                "file:" + results)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("qemu").toFile())
            .start();
    try {
      if (!machine.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("the machine hangs: " + Files.readString(console));
      }
    } finally {
      machine.destroyForcibly();
    }
    var lines = Files.readAllLines(results, StandardCharsets.UTF_8);
    if (!lines.contains("end")) {
      throw new IOException(
          "the program did not come to its end: %s %s %s"
              .formatted(
                  Files.readString(folder.resolve("qemu")), lines, Files.readString(console)));
    }
    return lines;
  }

  private static Path kernel() throws IOException {
    var cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    var kernel = cache.resolve("hall/kernel");
    if (!Files.exists(kernel.resolve("vmlinuz"))) {
      throw new IOException("No kernel in %s: \"./kiosk test\" fetches one".formatted(kernel));
    }
    return kernel;
  }

  private void build(Path disk, Path kernel, String main) throws IOException, InterruptedException {
    var java = folder.resolve("java");
    NativeProgram.output(
        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
        "--add-modules",
        "java.se,java.smartcardio,jdk.unsupported",
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        // Without it each start of Java in there loads some hundred classes anew, in software.
        "--generate-cds-archive",
        "--output",
        java.toString());
    try (var archive =
        new CpioArchive(new BufferedOutputStream(Files.newOutputStream(disk), 1 << 20))) {
      for (var empty : List.of("dev", "proc", "sys", "tmp")) {
        archive.folder(empty);
      }
      archive.tree("init", NativeProgram.compile("init.c", folder));
      archive.tree("java", java);
      for (var library : libraries(java)) {
        archive.tree(library.substring(1), Path.of(library));
      }
      var modules = new StringBuilder();
      for (var module : new KernelModules(kernel.resolve("modules")).with("vivid")) {
        archive.tree("lib/modules/" + module.getFileName(), module);
        modules.append("/lib/modules/").append(module.getFileName());
        // One device that captures video and does nothing else: node types 1, inputs 1 (a webcam).
        modules.append(
            module.endsWith("vivid.ko") ? " node_types=0x1 num_inputs=1 input_types=0" : "");
        modules.append('\n');
      }
      archive.file("modules", modules.toString().getBytes(StandardCharsets.US_ASCII));
      archive.file(
          "command",
          String.join("\n", command(classPath(archive), main)).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static List<String> command(String classPath, String main) {
    return List.of(
        "/java/bin/java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx400m",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath,
        main);
  }

  /// Puts the class path that this test runs on into the archive.
  private static String classPath(CpioArchive archive) throws IOException {
    var inside = new LinkedHashMap<String, Path>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      inside.put("app/" + inside.size() + "-" + path.getFileName(), path);
    }
    for (Map.Entry<String, Path> entry : inside.entrySet()) {
      archive.tree(entry.getKey(), entry.getValue());
    }
    return "/" + String.join(":/", inside.keySet());
  }

  /// The libraries of the system that the run-time image is linked to.
  private static Set<String> libraries(Path java) throws IOException, InterruptedException {
    var libraries = new LinkedHashSet<String>();
    for (var user :
        List.of("bin/java", "lib/server/libjvm.so", "lib/libawt.so", "lib/liblcms.so")) {
      var told = NativeProgram.output("ldd", java.resolve(user).toString());
      for (var line : new ArrayList<>(told.lines().toList())) {
        var matcher = LIBRARY.matcher(line);
        if (matcher.find()) {
          var path = Optional.ofNullable(matcher.group(1)).orElse(matcher.group(2));
          if (!path.startsWith(java.toString())) {
            libraries.add(path);
          }
        }
      }
    }
    return libraries;
  }
}
