// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.HallTime;
import hall.server.PrivateFile;
import hall.server.SigningKey;
import hall.server.software.ToolOptions.Misused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// `./kiosk release`: makes keys, roots, bundles and signed releases on a machine that need not,
/// and had better not, be the server. Exit status 0 done, 1 it could not be done, 64 asked wrongly.
public final class ReleaseTool {
  private static final String USAGE =
      """
      usage: ./kiosk release COMMAND

        keys --out DIR --name NAME
              makes a key pair: NAME.key, to be kept offline, and NAME.pub
        root --version N --expires DATE --root-key PUB ... --release-key PUB ...
             [--root-threshold N] [--release-threshold N] [--sign KEY ...] --out FILE
              says whose keys sign roots and releases; a later version is signed by enough root keys
              of the version before as well
        bundle --version VERSION --sequence N [--app DIR] [--flags FILE] --out FILE
              packs a built application; the sequence rises with every release
        sign --bundle FILE --floor N --expires DATE [--java N] --key KEY ... --out FILE
              signs a release; terminals that ran it never go back below the floor's sequence
        sign --document FILE --key KEY ...
              adds the signature of another holder to a root or a release
      """;

  /// The Java that the application is built for.
  private static final long JAVA = 25;

  private final InstantSource clock;
  private final PrintStream out;

  private ReleaseTool(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  /// Does what the arguments after `release` say.
  public static int run(
      List<String> arguments, InstantSource clock, PrintStream out, PrintStream err) {
    try {
      new ReleaseTool(clock, out).run(arguments);
      return 0;
    } catch (Misused e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 64;
    } catch (IOException | IllegalArgumentException e) {
      err.println("It could not be done: " + e.getMessage());
      return 1;
    }
  }

  private void run(List<String> arguments) throws Misused, IOException {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    switch (command) {
      case "keys" -> keys(ToolOptions.read(rest, List.of("out", "name")));
      case "root" ->
          root(
              ToolOptions.read(
                  rest,
                  List.of(
                      "version",
                      "expires",
                      "root-key",
                      "release-key",
                      "root-threshold",
                      "release-threshold",
                      "sign",
                      "out")));
      case "bundle" ->
          bundle(ToolOptions.read(rest, List.of("version", "sequence", "app", "flags", "out")));
      case "sign" -> {
        ToolOptions options =
            ToolOptions.read(
                rest, List.of("bundle", "document", "floor", "expires", "java", "key", "out"));
        if (options.has("document")) {
          countersign(options.path("document"), options);
        } else {
          sign(options);
        }
      }
      default -> throw new Misused("Name one of keys, root, bundle, sign.");
    }
  }

  private void keys(ToolOptions options) throws Misused, IOException {
    Path folder = Files.createDirectories(options.path("out"));
    Path kept = folder.resolve(options.text("name") + ".key");
    Path told = folder.resolve(options.text("name") + ".pub");
    if (Files.exists(kept) || Files.exists(told)) {
      throw new IOException(kept + " exists; keys are never replaced");
    }
    SigningKey made = SigningKey.make();
    PrivateFile.replace(kept, made.written());
    write(told, Documents.indented(publicKey(made)));
    out.println("key " + made.keyId() + ": " + kept + ", to be kept offline, and " + told);
  }

  private static ObjectNode publicKey(SigningKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("keyId", key.keyId())
        .put("algorithm", SigningKey.ALGORITHM)
        .put("publicKey", key.publicKey().getEncoded());
  }

  private void root(ToolOptions options) throws Misused, IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("version", options.number("version", 1));
    root.put("expires", HallTime.at(options.time("expires")).toString());
    root.set("root", role(options, "root"));
    root.set("release", role(options, "release"));
    byte[] payload = Documents.bytes(root);
    if (Root.read(payload).isEmpty()) {
      throw new Misused("More keys would have to sign than are named.");
    }
    Envelope envelope =
        Envelope.sign(
            Root.PURPOSE, payload, options.has("sign") ? keys(options, "sign") : List.of());
    write(options.path("out"), Documents.indented(envelope));
    out.println(
        "root %s with %d signatures: %s"
            .formatted(options.text("version"), envelope.signatures().size(), options.path("out")));
  }

  private static ObjectNode role(ToolOptions options, String name) throws Misused, IOException {
    ObjectNode role = JsonNodeFactory.instance.objectNode();
    role.put("threshold", options.number(name + "-threshold", 1, 1));
    for (Path file : options.paths(name + "-key")) {
      role.withArray("keys").add(Documents.read(Files.readAllBytes(file)));
    }
    if (KeyRing.read(role).isEmpty()
        && KeyRing.read(role.deepCopy().put("threshold", 1)).isEmpty()) {
      throw new IOException("one of the files of --" + name + "-key is no public key");
    }
    return role;
  }

  private void bundle(ToolOptions options) throws Misused, IOException {
    String version = options.text("version");
    if (version.length() > Release.LONGEST_VERSION || !Release.VERSION.matcher(version).matches()) {
      throw new Misused("The option --version takes a version such as 0.2.0.");
    }
    Path to = options.path("out");
    BundleFile.write(
        to,
        options.path("app"),
        options.path("flags"),
        new BundleFile.Label(version, options.number("sequence", 1)));
    BundleFile.Content content = BundleFile.content(to);
    out.println("bundle %s, %d bytes, sha256 %s".formatted(to, content.length(), content.sha256()));
  }

  private void sign(ToolOptions options) throws Misused, IOException {
    Path bundle = options.path("bundle");
    BundleFile.Label label =
        BundleFile.label(bundle)
            .orElseThrow(() -> new IOException(bundle + " is no bundle; make one first"));
    BundleFile.Content content = BundleFile.content(bundle);
    Instant expires = options.time("expires");
    if (!expires.isAfter(clock.instant())) {
      throw new Misused("The option --expires takes a date to come.");
    }
    ObjectNode release = JsonNodeFactory.instance.objectNode();
    release.put("schemaVersion", Release.SCHEMA_VERSION);
    release.put("product", Release.PRODUCT);
    release.put("version", label.version());
    release.put("sequence", label.sequence());
    release.put("floor", options.number("floor", 0));
    release.put("issuedAt", HallTime.at(clock.instant()).toString());
    release.put("expires", HallTime.at(expires).toString());
    release.put("java", options.number("java", 1, JAVA));
    release.putObject("bundle").put("length", content.length()).put("sha256", content.sha256());
    byte[] payload = Documents.bytes(release);
    if (Release.read(payload).isEmpty()) {
      throw new Misused("The floor may not be above the sequence, " + label.sequence() + ".");
    }
    Envelope envelope = Envelope.sign(Release.PURPOSE, payload, keys(options, "key"));
    write(options.path("out"), Documents.indented(envelope));
    out.println(
        "release %s, sequence %d: %s"
            .formatted(label.version(), label.sequence(), options.path("out")));
  }

  private void countersign(Path file, ToolOptions options) throws Misused, IOException {
    JsonNode json = Documents.read(Files.readAllBytes(file));
    Envelope envelope =
        Envelope.read(json).orElseThrow(() -> new IOException(file + " is no signed document"));
    String purpose =
        Release.read(envelope.payload()).isPresent()
            ? Release.PURPOSE
            : Root.read(envelope.payload())
                .map(_ -> Root.PURPOSE)
                .orElseThrow(() -> new IOException(file + " is neither a root nor a release"));
    Envelope more = envelope.signed(purpose, keys(options, "key"));
    PrivateFile.replace(file, Documents.indented(more));
    out.println("%s has %d signatures".formatted(file, more.signatures().size()));
  }

  private static List<SigningKey> keys(ToolOptions options, String name)
      throws Misused, IOException {
    List<SigningKey> keys = new ArrayList<>();
    for (Path file : options.paths(name)) {
      keys.add(SigningKey.read(Files.readString(file)));
    }
    return keys;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }
}
