// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import hall.kiosk.journey.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// espeak-ng as a process for each sentence: it takes the words from its standard input, so that no
/// list of processes shows them, and what it knew of them ends with it.
public final class Espeak implements SpeechEngine {

  /// A long sentence takes 20 ms; whatever takes this long hangs.
  private static final long PATIENCE_MILLIS = 5_000;

  /// A RIFF header with one format and one data chunk.
  private static final int HEADER = 44;

  private static final String SLOWER = "150";
  private final Path program;

  Espeak(Path program) {
    this.program = program;
  }

  /// Where Debian's package puts it.
  public static Espeak ofThisMachine() {
    return new Espeak(Path.of("/usr/bin/espeak-ng"));
  }

  @Override
  public boolean ready() {
    return Files.isExecutable(program);
  }

  /// The whole command line; nothing of what is said is in it.
  List<String> command(Language language) {
    var voice =
        switch (language) {
          case ZH_CN -> "cmn-latn-pinyin";
          case EN -> "en-gb";
        };
    return List.of(program.toString(), "--stdin", "--stdout", "-b", "1", "-s", SLOWER, "-v", voice);
  }

  @Override
  public byte[] samples(String text, Language language) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command(language))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var late = CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    var watch = CompletableFuture.runAsync(process::destroyForcibly, late);
    try {
      try (var in = process.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
      }
      var wave = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0 || wave.length <= HEADER) {
        throw new IOException("espeak-ng ended with " + process.exitValue());
      }
      var samples = Arrays.copyOfRange(wave, HEADER, wave.length - wave.length % Short.BYTES);
      Arrays.fill(wave, (byte) 0);
      return samples;
    } finally {
      watch.cancel(false);
      process.destroyForcibly();
    }
  }
}
