// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One service item (事项) of the catalogue: data for the generic steps, never control flow.
///
/// @param code 基本编码, 12 characters
/// @param implementationCode 实施编码, 31 characters
/// @param synonyms plain words that citizens search by
/// @param form what must be filled in, in order; nothing else is ever asked
/// @param agent how somebody else may apply (代办); absent where the applicant has to come
/// @param parts the items that a life event (一件事) is made of; none where it stands alone
/// @param cardMustBeLaid whether a login with a phone is not enough for it
public record ServiceItem(
    String code,
    String implementationCode,
    int version,
    LocalText name,
    List<String> synonyms,
    List<Theme> themes,
    Department department,
    LocalText acceptCondition,
    List<String> basis,
    Limits limits,
    Result result,
    LocalText fee,
    List<LocalText> notice,
    List<Field> form,
    List<Material> materials,
    Commitment commitment,
    Optional<PrincipalBy> agent,
    List<Part> parts,
    boolean cardMustBeLaid) {

  public ServiceItem {
    synonyms = List.copyOf(synonyms);
    themes = List.copyOf(themes);
    basis = List.copyOf(basis);
    notice = List.copyOf(notice);
    form = List.copyOf(form);
    materials = List.copyOf(materials);
    parts = List.copyOf(parts);
  }

  /// How an agent tells whom he or she acts for.
  public enum PrincipalBy {
    /// The principal's identity card is laid too.
    CARD,
    /// A copy of it suffices: name and number are typed, and the copy is among the materials.
    COPY
  }

  /// The themes that items are found by.
  public enum Theme {
    LIFE_EVENTS,
    BUSINESS,
    INSURANCE,
    RESIDENCE,
    ASSISTANCE,
    FAMILY,
    ELDERLY,
    DISABILITY,
    PROPERTY
  }

  /// Who decides.
  public record Department(String id, LocalText name) {}

  /// How long it takes, in working days.
  ///
  /// @param visits how often the citizen must come to an office
  public record Limits(int statutoryWorkingDays, int promisedWorkingDays, int visits) {}

  /// What comes of it.
  ///
  /// @param ways how it may come; where there are more, the form asks which
  public record Result(LocalText name, List<Way> ways) {
    public Result {
      ways = List.copyOf(ways);
    }
  }

  /// How a result comes to its applicant.
  public enum Way {
    /// There is nothing to fetch.
    NONE,
    PICK_UP,
    COURIER,
    TERMINAL
  }

  /// One question of the form.
  ///
  /// @param prefill where the identity card answers it
  /// @param when the earlier answer that it is asked for; always without one
  /// @param options of a choice; otherwise empty
  /// @param minimum of a number, of yuan, of members
  /// @param days of a date
  /// @param divisions of an address: what the largest is picked from
  /// @param group of a group
  public record Field(
      String id,
      LocalText label,
      Optional<LocalText> hint,
      FieldType type,
      boolean required,
      Optional<Prefill> prefill,
      Optional<When> when,
      List<Option> options,
      OptionalInt minLength,
      OptionalInt maxLength,
      OptionalInt minimum,
      OptionalInt maximum,
      Days days,
      List<Division> divisions,
      Optional<Group> group) {
    public Field {
      options = List.copyOf(options);
      divisions = List.copyOf(divisions);
    }

    /// The same that need not be answered.
    Field optional() {
      return new Field(
          id, label, hint, type, false, prefill, when, options, minLength, maxLength, minimum,
          maximum, days, divisions, group);
    }

    /// What is asked of each member of a group; nothing where it is none.
    public List<Field> fields() {
      return group.map(Group::fields).orElse(List.of());
    }
  }

  /// Holds while a choice has one of these answers.
  public record When(String field, List<String> is) {
    public When {
      is = List.copyOf(is);
    }

    boolean holds(Map<String, String> answers) {
      return is.contains(answers.getOrDefault(field, ""));
    }
  }

  /// Between which days an answer lies, both included.
  public record Days(Optional<DayBound> earliest, Optional<DayBound> latest) {
    public static final Days ANY = new Days(Optional.empty(), Optional.empty());
  }

  /// Members of whom the same is asked.
  ///
  /// @param member what one of them is called
  public record Group(LocalText member, List<Field> fields) {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  /// How a question is answered.
  public enum FieldType {
    TEXT,
    CHOICE,
    PHONE,
    NUMBER,
    DIGITS,
    DATE,
    MONEY,
    ADDRESS,
    GROUP
  }

  /// Fields of the identity card.
  public enum Prefill {
    NAME,
    ID_NUMBER,
    ADDRESS,
    SEX,
    BIRTH_DATE
  }

  /// One answer to a choice.
  public record Option(String value, LocalText label) {}

  /// A paper or document that the department needs.
  ///
  /// @param supplementDays within how many working days it may still be handed in; empty where the
  ///   department says it
  /// @param agentOnly whether only an agent has to bring it
  /// @param showable whether an electronic licence may be shown instead of laying it
  public record Material(
      String id,
      LocalText name,
      LocalText guidance,
      Necessity necessity,
      Source source,
      int maxPages,
      OptionalInt supplementDays,
      boolean agentOnly,
      boolean showable) {

    /// One that every applicant is asked for.
    public Material(
        String id,
        LocalText name,
        LocalText guidance,
        Necessity necessity,
        Source source,
        int maxPages,
        OptionalInt supplementDays) {
      this(id, name, guidance, necessity, source, maxPages, supplementDays, false, false);
    }

    /// The same, wanted otherwise.
    Material wanted(Necessity otherwise, OptionalInt days) {
      return new Material(
          id, name, guidance, otherwise, source, maxPages, days, agentOnly, showable);
    }
  }

  /// 1 必要, 2 非必要, 3 容缺后补.
  public enum Necessity {
    REQUIRED,
    OPTIONAL,
    SUPPLEMENT_LATER
  }

  /// Where a material comes from: the citizen's paper, the card that was read, or the filled form.
  public enum Source {
    SCAN,
    IDENTITY,
    FORM
  }

  /// What the applicant declares (承诺).
  public record Commitment(String id, int version, List<LocalText> clauses) {
    /// Of an item that excludes commitments: none is ever offered.
    public static final Commitment NONE = new Commitment("", 0, List.of());

    public Commitment {
      clauses = List.copyOf(clauses);
    }
  }

  /// One of several items that are applied for together.
  ///
  /// @param promisedWorkingDays 0 for the same day
  /// @param fields ids of the questions that it gets the answers to
  /// @param materials ids of the materials that it gets
  /// @param when the answer under which it applies; always without one
  /// @param clauses which clauses of the commitment are its own; empty where all parts always apply
  /// @param wanted how strictly it wants what it shares; empty where its own item is not known
  public record Part(
      LocalText name,
      Department department,
      int promisedWorkingDays,
      Set<String> fields,
      Set<String> materials,
      Optional<When> when,
      Optional<Set<Integer>> clauses,
      Optional<Wanted> wanted) {
    public Part {
      fields = Set.copyOf(fields);
      materials = Set.copyOf(materials);
      clauses = clauses.map(Set::copyOf);
    }
  }

  /// How strictly a part alone wants what it shares with others.
  ///
  /// @param required ids of the questions of the whole that it needs an answer to
  /// @param papers materials of the whole by their id
  public record Wanted(Set<String> required, Map<String, WantedPaper> papers) {
    public Wanted {
      required = Set.copyOf(required);
      papers = Map.copyOf(papers);
    }
  }

  /// See [Material].
  public record WantedPaper(Necessity necessity, OptionalInt supplementDays) {}

  /// Whether it is a life event: its parts become cases of their own.
  public boolean isLifeEvent() {
    return !parts.isEmpty();
  }

  /// The part whose a material is, where the item has parts; of a paper that several need, the
  /// first.
  public Optional<Part> partOf(Material material) {
    return parts.stream().filter(part -> part.materials().contains(material.id())).findFirst();
  }

  /// The parts that may be left out and alone need a material; none where it is always needed.
  public List<Part> onlyWith(Material material) {
    var owners = parts.stream().filter(part -> part.materials().contains(material.id())).toList();
    return owners.stream().allMatch(part -> part.when().isPresent()) ? owners : List.of();
  }

  /// What a condition says, in the words of the form.
  public Condition told(When when) {
    var field =
        form.stream().filter(each -> each.id().equals(when.field())).findFirst().orElseThrow();
    return new Condition(
        field.label(),
        field.options().stream()
            .filter(option -> when.is().contains(option.value()))
            .map(Option::label)
            .toList());
  }

  /// A condition in words.
  ///
  /// @param answers any of which fulfils it
  public record Condition(LocalText question, List<LocalText> answers) {
    public Condition {
      answers = List.copyOf(answers);
    }
  }

  /// Whether its applicants declare something.
  public boolean commits() {
    return !commitment.clauses().isEmpty();
  }

  /// As somebody is asked who applies for himself or herself: without an agent's papers.
  ServiceItem inPerson() {
    var asked = materials.stream().filter(material -> !material.agentOnly()).toList();
    return asked.size() == materials.size() ? this : with(limits, form, asked, commitment, parts);
  }

  /// The same with less of it.
  ServiceItem with(
      Limits newLimits,
      List<Field> newForm,
      List<Material> newMaterials,
      Commitment newCommitment,
      List<Part> newParts) {
    return new ServiceItem(
        code,
        implementationCode,
        version,
        name,
        synonyms,
        themes,
        department,
        acceptCondition,
        basis,
        newLimits,
        result,
        fee,
        notice,
        newForm,
        newMaterials,
        newCommitment,
        agent,
        newParts,
        cardMustBeLaid);
  }

  /// The materials that the citizen must lay on the scanner.
  public List<Material> toScan() {
    return materials.stream().filter(material -> material.source() == Source.SCAN).toList();
  }
}
