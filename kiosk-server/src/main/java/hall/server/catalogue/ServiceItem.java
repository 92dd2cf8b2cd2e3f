// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the server itself needs of a service item (`configs/schema/service-item.schema.json`);
/// terminals get the document as it is.
///
/// @param identification `card` where the citizen's own card has to be laid; null where a login
///   with the app of the province is enough
public record ServiceItem(
    String code,
    String implementationCode,
    int version,
    Text name,
    Department department,
    Limits limits,
    List<Field> form,
    List<Material> materials,
    @Nullable Commitment commitment,
    @Nullable Agent agent,
    @Nullable List<Part> parts,
    @Nullable String identification) {

  /// One that stands alone.
  public ServiceItem(
      String code,
      String implementationCode,
      int version,
      Text name,
      Department department,
      Limits limits,
      List<Field> form,
      List<Material> materials,
      @Nullable Commitment commitment) {
    this(
        code,
        implementationCode,
        version,
        name,
        department,
        limits,
        form,
        materials,
        commitment,
        null,
        null,
        null);
  }

  /// The question whose answer is the applicant's number, where messages about the case go:
  /// `phone`, asked for as such, of the form itself. It is known by its name, as `delivery` is: a
  /// mark that the schema of older terminals does not know would take the item from them.
  public Optional<Field> phoneOfApplicant() {
    return form.stream()
        .filter(field -> field.id().equals("phone") && field.type().equals("phone"))
        .findFirst();
  }

  /// Whether a login is not enough, and the citizen's own card has to be laid.
  public boolean cardMustBeLaid() {
    return "card".equals(identification);
  }

  public record Department(String id, Text name) {}

  public record Limits(int statutoryWorkingDays, int promisedWorkingDays, int visits) {}

  /// A field of the form; lengths count characters, minimum and maximum are inclusive and count
  /// members in a group, which has fields of its own.
  public record Field(
      String id,
      Text label,
      String type,
      boolean required,
      @Nullable List<Option> options,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable Long minimum,
      @Nullable Long maximum,
      @Nullable When when,
      @Nullable String earliest,
      @Nullable String latest,
      @Nullable String divisions,
      @Nullable Text member,
      @Nullable List<Field> fields) {

    /// The same that need not be answered.
    Field optional() {
      return new Field(
          id, label, type, false, options, minLength, maxLength, minimum, maximum, when, earliest,
          latest, divisions, member, fields);
    }

    /// Whether it stands for several members, each with the same fields.
    public boolean isGroup() {
      return type.equals("group");
    }

    /// What is asked of each member; nothing where it is no group.
    public List<Field> membersFields() {
      return fields == null ? List.of() : fields;
    }

    /// The label of an option, or the value itself for what has none.
    public String display(String value, hall.server.Language language) {
      return options == null
          ? value
          : options.stream()
              .filter(option -> option.value().equals(value))
              .findFirst()
              .map(option -> option.label().in(language))
              .orElse(value);
    }
  }

  public record Option(String value, Text label) {}

  /// Holds only while an earlier choice has one of these answers.
  public record When(String field, List<String> is) {
    /// Whether it holds.
    ///
    /// @param known the answers to what is asked
    public boolean holds(Map<String, String> known) {
      return is.contains(known.getOrDefault(field, ""));
    }
  }

  /// A paper; one that may come later names within how many working days.
  ///
  /// @param guidance which paper to lay, and how
  /// @param agentOnly whether it is needed only where an agent applies
  /// @param eLicences kinds of electronic licences that may be shown instead; null for none
  public record Material(
      String id,
      Text name,
      int necessity,
      String source,
      int maxPages,
      @Nullable Integer supplementWorkingDays,
      @Nullable Text guidance,
      boolean agentOnly,
      @Nullable List<String> eLicences) {
    /// One that says nothing about the paper itself.
    public Material(
        String id,
        Text name,
        int necessity,
        String source,
        int maxPages,
        @Nullable Integer supplementWorkingDays) {
      this(id, name, necessity, source, maxPages, supplementWorkingDays, null, false, null);
    }

    /// The same, wanted otherwise.
    Material wanted(int otherwise, @Nullable Integer days) {
      return new Material(
          id, name, otherwise, source, maxPages, days, guidance, agentOnly, eLicences);
    }

    /// Kinds of electronic licences that may be shown instead of the paper.
    public List<String> licences() {
      return eLicences == null || !source.equals("scan") ? List.of() : eLicences;
    }

    /// Whether a scan has to come with every submission, or with every one of an agent: necessary
    /// and on paper.
    public boolean mustBeScanned() {
      return necessity == 1 && source.equals("scan");
    }

    /// Whether it may be promised and handed in later (容缺后补).
    public boolean mayComeLater() {
      return necessity == 3 && source.equals("scan");
    }
  }

  public record Commitment(String id, int version) {}

  /// That somebody else may apply (代办).
  ///
  /// @param identity `card` where the principal's has to be laid too, `copy` where a copy suffices
  public record Agent(String identity) {
    /// Whether name and number of the principal may be typed.
    public boolean copySuffices() {
      return identity.equals("copy");
    }
  }

  /// An item that is applied for together with others (一件事), in the version whose questions are
  /// asked.
  ///
  /// @param fields questions of the whole that it has the answers to
  /// @param materials papers of the whole that it gets, with what it calls them
  /// @param given answers to its questions that the event itself gives
  /// @param from its questions that other questions answer
  /// @param when under which answer it applies; always without one
  /// @param clauses which clauses of the commitment are its own; null where all parts always apply
  /// @param wanted stands in no document: the store finds it in the version of the part
  public record Part(
      String code,
      String implementationCode,
      int version,
      Text name,
      Department department,
      int promisedWorkingDays,
      Text result,
      List<String> fields,
      Map<String, String> materials,
      @Nullable Map<String, String> given,
      @Nullable Map<String, String> from,
      @Nullable When when,
      @Nullable List<Integer> clauses,
      @Nullable Wanted wanted) {

    /// The same, with how strictly the version that it names wants what it shares.
    Part wanting(ServiceItem item) {
      Set<String> required =
          item.form().stream()
              .filter(Field::required)
              .map(field -> from == null ? field.id() : from.getOrDefault(field.id(), field.id()))
              .filter(fields::contains)
              .collect(Collectors.toSet());
      Map<String, Material> papers = new HashMap<>();
      materials.forEach((id, own) -> item.material(own).ifPresent(paper -> papers.put(id, paper)));
      return new Part(
          code,
          implementationCode,
          version,
          name,
          department,
          promisedWorkingDays,
          result,
          fields,
          materials,
          given,
          from,
          when,
          clauses,
          new Wanted(required, papers));
    }
  }

  /// How strictly a part alone wants what it shares with others.
  ///
  /// @param required ids of the questions of the whole that it needs an answer to
  /// @param papers its own papers, by the ids of the whole
  public record Wanted(Set<String> required, Map<String, Material> papers) {}

  /// What it is made of; nothing where it stands alone.
  public List<Part> madeOf() {
    return Objects.requireNonNullElse(parts, List.of());
  }

  /// The same made of these parts.
  ServiceItem of(List<Part> newParts) {
    return new ServiceItem(
        code,
        implementationCode,
        version,
        name,
        department,
        limits,
        form,
        materials,
        commitment,
        agent,
        newParts,
        identification);
  }

  /// As it is with these answers: without the parts whose condition does not hold, and what only
  /// they ask for, and with the rest as strictly wanted as the others want it.
  public ServiceItem answered(Map<String, JsonNode> form) {
    return Applying.of(this, form);
  }

  /// The ids of the divisions that its addresses are picked from.
  public List<String> divisions() {
    return form.stream()
        .flatMap(field -> Stream.concat(Stream.of(field), field.membersFields().stream()))
        .map(Field::divisions)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// A material by its id.
  public Optional<Material> material(String id) {
    return materials.stream().filter(material -> material.id().equals(id)).findFirst();
  }
}
