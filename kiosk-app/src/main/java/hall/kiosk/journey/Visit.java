// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.ServiceItem.Prefill;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One citizen's session: everything personal that the terminal holds, and nothing of it outlives
/// the session.
///
/// @param look how this citizen wants to read; reset with the session
/// @param identity who is here, as a card said it, or a login as far as it does
/// @param loginLevel the level of assurance of that login; empty where a card was laid
/// @param day when the card was read, in the hall's time zone
/// @param answers by the path of their [Question]
/// @param pages by material id
/// @param later the materials that the citizen has promised to hand in later
/// @param consent that papers may be scanned, for the whole visit
/// @param handIn the case that papers are brought for, instead of an application
/// @param principal whom the citizen acts for; absent where it is for himself or herself
/// @param reuse papers of earlier cases that may stand for those of this application
/// @param help what is said with an attendant
public record Visit(
    Look look,
    Optional<IdCard> identity,
    Optional<String> loginLevel,
    Optional<LocalDate> day,
    Optional<ServiceItem> chosen,
    Map<String, String> answers,
    Map<String, List<PageRef>> pages,
    Set<String> later,
    Signature signature,
    Optional<Consent> consent,
    Optional<HandIn> handIn,
    Optional<Principal> principal,
    Reuse reuse,
    HelpCall help) {

  /// How a citizen reads and reaches.
  ///
  /// @param lowReach whether every control shall stand where somebody who sits reaches it (A10)
  /// @param voice whether it is read aloud
  public record Look(
      Language language, TextSize textSize, Colours colours, boolean lowReach, Voice voice) {

    /// For those who see.
    public Look(Language language, TextSize textSize, Colours colours, boolean lowReach) {
      this(language, textSize, colours, lowReach, Voice.OFF);
    }

    /// What every visit begins with.
    public static Look plain(Language language) {
      return new Look(language, TextSize.NORMAL, Colours.CALM, false);
    }

    public Look with(Language newLanguage) {
      return new Look(newLanguage, textSize, colours, lowReach, voice);
    }

    public Look with(TextSize newSize) {
      return new Look(language, newSize, colours, lowReach, voice);
    }

    public Look with(Colours newColours) {
      return new Look(language, textSize, newColours, lowReach, voice);
    }

    public Look withLowReach(boolean low) {
      return new Look(language, textSize, colours, low, voice);
    }

    public Look with(Voice newVoice) {
      return new Look(language, textSize, colours, lowReach, newVoice);
    }

    /// Whether both look the same: how loudly they are read is not seen.
    public boolean seenAs(Look other) {
      return with(other.voice()).equals(other) && voice.on() == other.voice().on();
    }
  }

  /// The three themes: a calm one, and two with a contrast of 7:1 and more.
  public enum Colours {
    CALM,
    BLACK_ON_WHITE,
    YELLOW_ON_BLACK;

    public Colours next() {
      return switch (this) {
        case CALM -> BLACK_ON_WHITE;
        case BLACK_ON_WHITE -> YELLOW_ON_BLACK;
        case YELLOW_ON_BLACK -> CALM;
      };
    }
  }

  /// The four sizes of A1.
  public enum TextSize {
    NORMAL,
    LARGE,
    LARGER,
    LARGEST;

    public TextSize next() {
      return switch (this) {
        case NORMAL -> LARGE;
        case LARGE -> LARGER;
        case LARGER -> LARGEST;
        case LARGEST -> NORMAL;
      };
    }
  }

  public Visit {
    answers = Map.copyOf(answers);
    pages = Map.copyOf(pages);
    later = Set.copyOf(later);
  }

  public static Visit begin(Language language) {
    return new Visit(
        Look.plain(language),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Set.of(),
        Signature.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Reuse.NONE,
        HelpCall.NONE);
  }

  /// The chosen item, as whoever applies is asked for it with the answers so far.
  ///
  /// @throws IllegalStateException before one is chosen
  public ServiceItem item() {
    return item(answers);
  }

  private ServiceItem item(Map<String, String> now) {
    var item = chosen.orElseThrow(() -> new IllegalStateException("no item is chosen"));
    return Applying.of(principal.isPresent() ? item : item.inPerson(), now);
  }

  /// The card of the applicant: the own one, or that of whom the citizen acts for, where it was
  /// laid.
  public Optional<IdCard> applicantCard() {
    return principal.isPresent() ? principal.get().card() : identity;
  }

  /// The applicant's name, as far as it is known by now.
  public String applicantName() {
    return applicantCard().map(IdCard::displayName).orElseGet(() -> typed(Prefill.NAME));
  }

  /// The applicant's identity number, as far as it is known by now.
  public String applicantNumber() {
    return applicantCard().map(IdCard::idNumber).orElseGet(() -> typed(Prefill.ID_NUMBER));
  }

  /// The number at which the server tells what becomes of the case: the answer to `phone`, asked
  /// for as such.
  public Optional<String> phone() {
    return item().form().stream()
        .filter(field -> field.id().equals("phone") && field.type() == FieldType.PHONE)
        .findFirst()
        .map(field -> answers.getOrDefault(field.id(), ""))
        .filter(number -> !number.isEmpty());
  }

  /// What was typed where a card would have answered.
  private String typed(Prefill what) {
    return item().form().stream()
        .filter(field -> field.prefill().filter(what::equals).isPresent())
        .findFirst()
        .map(field -> answers.getOrDefault(field.id(), "").strip())
        .orElse("");
  }

  /// The identity that was read.
  ///
  /// @throws IllegalStateException before a card is read
  public IdCard card() {
    return identity.orElseThrow(() -> new IllegalStateException("no card was read"));
  }

  /// The day of this visit.
  ///
  /// @throws IllegalStateException before a card is read
  public LocalDate today() {
    return day.orElseThrow(() -> new IllegalStateException("no card was read"));
  }

  /// How old the citizen is on the day of this visit, where a card told.
  public Optional<Integer> age() {
    return identity
        .flatMap(card -> Optional.ofNullable(card.birthDate()))
        .map(born -> Period.between(born, today()).getYears());
  }

  public Language language() {
    return look.language();
  }

  public List<PageRef> pagesOf(String material) {
    return pages.getOrDefault(material, List.of());
  }

  /// The paper of an earlier case about which the citizen is asked before the material is scanned.
  public Optional<Reusable> offered(String material) {
    return reuse
        .offer(material)
        .filter(paper ->
            reuse.takenFor(material).isEmpty()
                && !reuse.declined().contains(material)
                && !later.contains(material)
                && pagesOf(material).isEmpty());
  }

  /// Why an earlier paper can't stand for a material, until the citizen has read it.
  public Optional<Reuse.Why> refused(String material) {
    return reuse.declined().contains(material) || !pagesOf(material).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(reuse.refused().get(material));
  }

  /// The ids of every image that it refers to.
  List<String> images() {
    return Stream.concat(
            pages.values().stream().map(PageList::images).flatMap(List::stream),
            reuse.images().stream())
        .toList();
  }

  /// The same person, who has done nothing yet.
  Visit anew() {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Set.of(),
        Signature.NONE,
        consent,
        Optional.empty(),
        Optional.empty(),
        Reuse.NONE,
        help);
  }

  public Visit with(Look newLook) {
    return new Visit(
        newLook,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        later,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  /// Knows who is here from now on, by a card that was laid.
  ///
  /// @param today in the hall's time zone
  public Visit with(IdCard card, LocalDate today) {
    return known(card, Optional.empty(), today);
  }

  /// Knows who is here from now on, by a login.
  ///
  /// @param level of assurance
  /// @param today in the hall's time zone
  public Visit with(IdCard person, String level, LocalDate today) {
    return known(person, Optional.of(level), today);
  }

  private Visit known(IdCard person, Optional<String> level, LocalDate today) {
    return new Visit(
        look,
        Optional.of(person),
        level,
        Optional.of(today),
        chosen,
        answers,
        pages,
        later,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  /// Starts an item afresh, with what the card already answers.
  public Visit with(ServiceItem item) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        Optional.of(item),
        identity.map(card -> FormRules.prefill(item, card)).orElse(Map.of()),
        Map.of(),
        Set.of(),
        Signature.NONE,
        consent,
        Optional.empty(),
        Optional.empty(),
        Reuse.NONE,
        help);
  }

  /// Starts the chosen item afresh for somebody else, with what that card already answers.
  Visit with(Principal other) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        other.card().map(card -> FormRules.prefill(item(), card)).orElse(Map.of()),
        Map.of(),
        Set.of(),
        Signature.NONE,
        consent,
        Optional.empty(),
        Optional.of(other),
        Reuse.NONE,
        help);
  }

  /// Brings papers for a case.
  public Visit with(HandIn waiting) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        Optional.of(waiting.asItem()),
        Map.of(),
        Map.of(),
        Set.of(),
        Signature.NONE,
        consent,
        Optional.of(waiting),
        Optional.empty(),
        Reuse.NONE,
        help);
  }

  /// With this answer; what is not asked any more because of it is forgotten.
  ///
  /// @param path of a [Question]
  public Visit answer(String path, String value) {
    var more = new HashMap<>(answers);
    if (value.isEmpty()) {
      more.remove(path);
    } else {
      more.put(path, value);
    }
    return withAnswers(more);
  }

  /// With these answers, as far as they are asked for; what is asked only now, the card answers if
  /// it can.
  Visit withAnswers(Map<String, String> typed) {
    var now = new HashMap<>(typed);
    applicantCard()
        .map(card -> FormRules.prefill(item(typed), card))
        .ifPresent(known -> known.forEach(now::putIfAbsent));
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        Questions.kept(item(now), now),
        pages,
        later,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  public Visit with(String material, PageRef page) {
    var list = new ArrayList<>(pagesOf(material));
    list.add(page);
    return withPages(material, list);
  }

  Visit withPages(String material, List<PageRef> list) {
    var more = new HashMap<>(pages);
    more.put(material, List.copyOf(list));
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        more,
        later,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  /// Promises a material, or takes the promise back.
  public Visit promise(String material, boolean handsInLater) {
    var more = new HashSet<>(later);
    if (handsInLater) {
      more.add(material);
    } else {
      more.remove(material);
    }
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        more,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  public Visit with(Consent agreed) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        later,
        signature,
        Optional.of(agreed),
        handIn,
        principal,
        reuse,
        help);
  }

  public Visit with(Reuse newReuse) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        later,
        signature,
        consent,
        handIn,
        principal,
        newReuse,
        help);
  }

  public Visit with(Signature newSignature) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        later,
        newSignature,
        consent,
        handIn,
        principal,
        reuse,
        help);
  }

  /// With what is said with an attendant.
  public Visit with(HelpCall newHelp) {
    return new Visit(
        look,
        identity,
        loginLevel,
        day,
        chosen,
        answers,
        pages,
        later,
        signature,
        consent,
        handIn,
        principal,
        reuse,
        newHelp);
  }

  /// Never the fields: a visit is personal data from end to end.
  @Override
  public String toString() {
    return "Visit[%s, %d answers, %d pages]"
        .formatted(
            chosen.map(ServiceItem::code).orElse("no item"),
            answers.size(),
            pages.values().stream().mapToInt(List::size).sum());
  }
}
