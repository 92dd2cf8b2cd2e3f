// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was typed: a command, its operands and its options in any order.
///
/// @param verb empty when only help was asked for
record CommandLine(Optional<Verb> verb, List<String> operands, Map<Option, List<String>> options) {

  private static final double LONGEST_SECONDS = 86_400;

  CommandLine {
    operands = List.copyOf(operands);
  }

  /// Reads what was typed.
  ///
  /// @throws UsageException with what is wrong
  static CommandLine parse(List<String> arguments) throws UsageException {
    var words = new ArrayList<String>();
    var options = new EnumMap<Option, List<String>>(Option.class);
    boolean plain = false;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (plain || !argument.startsWith("-") || argument.equals("-")) {
        words.add(argument);
      } else if (argument.equals("--")) {
        plain = true;
      } else {
        int equals = argument.indexOf('=');
        var option = option(equals < 0 ? argument : argument.substring(0, equals));
        var value = equals < 0 ? "" : argument.substring(equals + 1);
        if (option.takesValue() && equals < 0) {
          if (++i == arguments.size()) {
            throw new UsageException("%s needs a value: %s".formatted(option.word, option.value));
          }
          value = arguments.get(i);
        } else if (!option.takesValue() && equals >= 0) {
          throw new UsageException(option.word + " takes no value");
        }
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
      }
    }
    return of(words, options);
  }

  private static Option option(String word) throws UsageException {
    return Arrays.stream(Option.values())
        .filter(option -> option.word.equals(word) || (option == Option.HELP && word.equals("-h")))
        .findFirst()
        .orElseThrow(() -> new UsageException("there is no option \"%s\"".formatted(word)));
  }

  private static CommandLine of(List<String> words, Map<Option, List<String>> options)
      throws UsageException {
    if (words.isEmpty() || words.getFirst().equals("help")) {
      if (words.isEmpty() && !options.containsKey(Option.HELP)) {
        throw new UsageException("a command is missing");
      }
      return new CommandLine(Optional.empty(), List.of(), options);
    }
    var verb = verb(words);
    var line =
        new CommandLine(
            Optional.of(verb), words.subList(verb.words.split(" ").length, words.size()), options);
    if (!options.containsKey(Option.HELP)) {
      line.check(verb);
    }
    return line;
  }

  private static Verb verb(List<String> words) throws UsageException {
    for (var verb : Verb.values()) {
      var own = List.of(verb.words.split(" "));
      if (words.size() >= own.size() && words.subList(0, own.size()).equals(own)) {
        return verb;
      }
    }
    var first = words.getFirst();
    var near = Verb.all().filter(verb -> verb.words.startsWith(first + " ")).findFirst();
    if (near.isPresent()) {
      throw new UsageException(
          "\"%s\" goes on: did you mean \"%s\"?".formatted(first, near.get().synopsis()));
    }
    throw new UsageException(
        "there is no command \"%s\" in this version: there are %s"
            .formatted(
                first, Verb.all().map(verb -> verb.words).collect(Collectors.joining(", "))));
  }

  private void check(Verb verb) throws UsageException {
    if (operands.size() < verb.fewest || operands.size() > verb.most) {
      throw new UsageException(
          "%s %s: the command is \"%s\""
              .formatted(
                  verb.words,
                  operands.size() < verb.fewest ? "needs more" : "has a word too many",
                  verb.synopsis()));
    }
    for (var option : options.keySet()) {
      if (!verb.takes(option)) {
        throw new UsageException("%s does not take %s".formatted(verb.words, option.word));
      }
      if (option.takesValue() && option != Option.TEXT && values(option).size() > 1) {
        throw new UsageException(option.word + " was given twice");
      }
    }
    timeout(verb);
  }

  /// What the command is called.
  String words() {
    return verb.map(known -> known.words).orElse("");
  }

  boolean has(Option option) {
    return options.containsKey(option);
  }

  List<String> values(Option option) {
    return options.getOrDefault(option, List.of());
  }

  Optional<String> value(Option option) {
    return values(option).stream().findFirst();
  }

  /// How long the command may take.
  Duration timeout(Verb verb) throws UsageException {
    var text = value(Option.TIMEOUT);
    if (text.isEmpty()) {
      return verb.timeout;
    }
    if (!text.get().matches("[0-9]{1,5}(\\.[0-9]{1,3})?")
        || Double.parseDouble(text.get()) > LONGEST_SECONDS) {
      throw new UsageException(
          "--timeout takes seconds, such as 5 or 2.5, not \"%s\"".formatted(text.get()));
    }
    return Duration.ofMillis(Math.round(Double.parseDouble(text.get()) * 1000));
  }
}
