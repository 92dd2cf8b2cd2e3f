// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Words;
import hall.server.configuration.Effective;
import hall.server.configuration.Layers;
import hall.server.configuration.MaintenancePin;
import hall.server.configuration.Scope;
import hall.server.configuration.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A layer as its form shows it: every setting with what the layer says and what it would inherit.
public record LayerView(Scope scope, String name, long revision, List<Group> groups) {

  /// Settings that belong together.
  public record Group(String title, List<Line> lines) {}

  /// One setting.
  ///
  /// @param own what this layer says; empty where it inherits
  /// @param inherited what wider scopes say; empty where none says anything
  /// @param from who says it, in words
  /// @param kind `text`, `number`, `flag`, `choice` or `list`
  public record Line(
      String path,
      String label,
      String help,
      String kind,
      String own,
      boolean without,
      String inherited,
      String from,
      List<Choice> choices,
      boolean removable) {}

  /// A value that may be chosen.
  public record Choice(String value, String words, boolean chosen) {}

  /// @param proposed values by path that somebody wants to set and has not saved yet
  static LayerView of(
      Layers.Shown layer,
      Effective inherited,
      List<Setting> settings,
      Map<String, String> proposed,
      String name,
      Words words) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (Setting setting : settings) {
      groups
          .computeIfAbsent(setting.group(), _ -> new ArrayList<>())
          .add(line(setting, layer, inherited, proposed.get(setting.path()), words));
    }
    List<Group> shown = new ArrayList<>();
    groups.forEach((group, lines) ->
        shown.add(
            new Group(words.say("settinggroup_" + (group.isEmpty() ? "general" : group)), lines)));
    return new LayerView(layer.scope(), name, layer.revision(), shown);
  }

  private static Line line(
      Setting setting,
      Layers.Shown layer,
      Effective inherited,
      @Nullable String proposed,
      Words words) {
    JsonNode own = layer.settings().at("/" + setting.path().replace('.', '/'));
    JsonNode above = inherited.value(setting.path());
    boolean secret = MaintenancePin.isSecret(setting.path());
    String ownText =
        proposed != null
            ? proposed
            : secret ? "" : LayerForm.shown(own.isMissingNode() ? null : own);
    return new Line(
        setting.path(),
        label(setting.path(), words),
        help(setting, words),
        kind(setting),
        ownText,
        own.isNull() && proposed == null,
        shown(setting, secret && own.isTextual() ? own : above, words),
        inherited
            .said(setting.path())
            .map(scope -> words.say("scope_" + scope.level().word()))
            .orElse(""),
        choices(setting, ownText, words),
        !setting.required());
  }

  static String label(String path, Words words) {
    return words.word("setting_", path);
  }

  /// A value in words where it has some, otherwise exactly as it is.
  static String value(String text, Words words) {
    return words.sentences().getOrDefault("settingvalue_" + text, text);
  }

  private static String help(Setting setting, Words words) {
    return Objects.requireNonNullElse(
        words.sentences().get("settinghelp_" + setting.path()), setting.description());
  }

  private static String kind(Setting setting) {
    return switch (setting.form()) {
      case TEXT -> "text";
      case INTEGER, NUMBER -> "number";
      case FLAG, CHOICE -> "choice";
      case LIST -> "list";
    };
  }

  /// A value of a setting in words.
  static String value(String path, @Nullable JsonNode value, Words words) {
    boolean hidden = MaintenancePin.isSecret(path) && value != null && value.isTextual();
    return hidden ? words.say("setting_kept_secret") : value(LayerForm.shown(value), words);
  }

  private static String shown(Setting setting, JsonNode value, Words words) {
    if (MaintenancePin.isSecret(setting.path())) {
      return value(setting.path(), value, words);
    }
    String text = LayerForm.shown(value.isMissingNode() ? null : value);
    return setting.form() == Setting.Form.LIST ? text : value(text, words);
  }

  private static List<Choice> choices(Setting setting, String own, Words words) {
    List<String> options =
        setting.form() == Setting.Form.FLAG ? List.of("true", "false") : setting.options();
    return options.stream()
        .map(option -> new Choice(option, value(option, words), option.equals(own)))
        .toList();
  }
}
