// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {

  @Test
  void optionsStandAnywhereAndTakeTheirValueEitherWay() throws Exception {
    var line =
        CommandLine.parse(
            List.of(
                "--json", "ticket", "--text=a=b", "escpos://h", "--timeout", "2.5", "--text", "c"));
    assertEquals(Verb.TICKET, line.verb().orElseThrow());
    assertEquals(List.of("escpos://h"), line.operands());
    assertEquals(List.of("a=b", "c"), line.values(Option.TEXT));
    assertEquals(Duration.ofMillis(2500), line.timeout(Verb.TICKET));
    assertTrue(line.has(Option.JSON));
    assertFalse(line.has(Option.SHOW_PERSONAL));
  }

  @Test
  void afterTwoDashesEveryWordIsAnOperand() throws Exception {
    var line = CommandLine.parse(List.of("barcode", "decode", "--", "--json"));
    assertEquals(List.of("--json"), line.operands());
  }

  /// What was typed, and a part of the sentence.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; a command is missing",
        "fly; there is no command \"fly\"",
        "smartcard; did you mean \"smartcard read URI\"",
        "smartcard read ga450:/dev/x; is not a smart-card reader",
        "smartcard read pcsc:X --can 12345; six digits",
        "smartcard read pcsc:X --mrz-key E1,900101; --mrz-key takes NUMBER",
        "smartcard read pcsc:X --mrz-key E1,901301,300101; yyMMdd",
        "smartcard read pcsc:X --mrz-key E1,900101,300101 --can 123456; give one of them",
        "status pcsc:X --can 123456; status does not take --can",
        "replay FILE; FILE can't be read",
        "idcard; did you mean \"idcard read URI\"",
        "idcard write x; did you mean \"idcard read URI\"",
        "status; needs more",
        "status a:/b c:/d; a word too many",
        "status nothing; is not a device URI",
        "status bogus:/dev/x; its scheme must be one of ga450",
        "idcard read escpos://127.0.0.1; is not an ID-card reader",
        "scan ga450:/dev/x --out a.pdf; is not a scanner",
        "print folder:/tmp; needs more",
        "print folder:/tmp /no/such.pdf; can't be read",
        "status folder:/tmp --timeout soon; --timeout takes seconds",
        "status folder:/tmp --timeout -1; --timeout takes seconds",
        "status folder:/tmp --timeout; --timeout needs a value",
        "status folder:/tmp --json=yes; --json takes no value",
        "status folder:/tmp --dpi 300; status does not take --dpi",
        "status folder:/tmp --loud; there is no option \"--loud\"",
        "scan escl://127.0.0.1:1/eSCL; scan needs --out FILE",
        "scan escl://127.0.0.1:1/eSCL --out /no/such/a.pdf; is missing or not writable",
        "scan escl://127.0.0.1:1/eSCL --out /tmp; names a folder",
        "scan escl://127.0.0.1:1/eSCL --out a.pdf --out b.pdf; was given twice",
        "scan escl://127.0.0.1:1/eSCL --out /tmp/a.pdf --dpi many; --dpi takes 50 to 1200",
        "scan escl://127.0.0.1:1/eSCL --out /tmp/a.pdf --mode sepia; color or gray or lineart",
        "scan escl://127.0.0.1:1/eSCL --out /tmp/a.pdf --source auto; flatbed or adf",
        "ticket escpos://127.0.0.1:1 --template poster; queue or receipt",
        "ticket escpos://127.0.0.1:1 --template queue --text x; exclude each other",
        "barcode read escpos://127.0.0.1:1; is not a bar-code module",
        "barcode decode /no/such.png; can't be read"
      })
  void aWrongLineIsASentenceAndStatusTwo(String typed, String sentence) throws Exception {
    var words = typed.isEmpty() ? new String[0] : typed.split(" ");
    var run = Run.of(words);
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains(sentence), run.err());
  }

  @Test
  void theHelpNamesEveryCommandOptionAndStatus() throws Exception {
    for (var asked : List.of("--help", "-h", "help")) {
      var run = Run.of(asked);
      assertEquals(0, run.status());
      Verb.all().forEach(verb -> assertTrue(run.out().contains(verb.synopsis()), run.out()));
      for (var option : Option.values()) {
        assertTrue(run.out().contains(option.synopsis()), run.out());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandExplainsItself(Verb verb) throws Exception {
    var run = Run.of((verb.words + " --help").split(" "));
    assertEquals(0, run.status());
    assertTrue(run.out().contains("usage: ./kiosk devices " + verb.synopsis()), run.out());
    verb.own().forEach(option -> assertTrue(run.out().contains(option.word), run.out()));
    assertTrue(run.out().contains(verb.zhCn), run.out());
  }
}
