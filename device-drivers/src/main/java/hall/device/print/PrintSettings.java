// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How a document is to be printed.
///
/// @param copies 1 to 99; each copy comes out whole before the next begins
/// @param media the paper's self-describing name (PWG 5101.1); empty for A4 where the printer says
///   it has it, else whatever the printer takes by itself
/// @param colour `COLOUR` on a printer without is printed gray, and the evidence says so
/// @param firstPage of the document, counted from 1
/// @param lastPage empty for the document's last
public record PrintSettings(
    int copies,
    Sides sides,
    Optional<String> media,
    Colour colour,
    int firstPage,
    OptionalInt lastPage) {

  public static final int MOST_COPIES = 99;

  /// One copy of the whole document on one side of A4, in colour where there is any.
  public static final PrintSettings PLAIN =
      new PrintSettings(1, Sides.ONE_SIDED, Optional.empty(), Colour.AUTO, 1, OptionalInt.empty());

  /// `sides` (RFC 8011 section 5.2.8).
  public enum Sides {
    ONE_SIDED,
    TWO_SIDED_LONG_EDGE,
    TWO_SIDED_SHORT_EDGE;

    /// The keyword.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean twoSided() {
      return this != ONE_SIDED;
    }
  }

  /// What is asked of `print-color-mode` (PWG 5100.13 section 5.2.3).
  public enum Colour {
    /// As the printer does by itself.
    AUTO,
    COLOUR,
    MONOCHROME
  }

  public PrintSettings {
    if (copies < 1 || copies > MOST_COPIES) {
      throw new IllegalArgumentException("copies must be 1 to %d".formatted(MOST_COPIES));
    }
    if (firstPage < 1 || (lastPage.isPresent() && lastPage.getAsInt() < firstPage)) {
      throw new IllegalArgumentException("pages count from 1, the last not before the first");
    }
  }

  public PrintSettings withCopies(int number) {
    return new PrintSettings(number, sides, media, colour, firstPage, lastPage);
  }

  public PrintSettings withSides(Sides wanted) {
    return new PrintSettings(copies, wanted, media, colour, firstPage, lastPage);
  }

  public PrintSettings withMedia(String name) {
    return new PrintSettings(copies, sides, Optional.of(name), colour, firstPage, lastPage);
  }

  public PrintSettings withColour(Colour wanted) {
    return new PrintSettings(copies, sides, media, wanted, firstPage, lastPage);
  }

  public PrintSettings withPages(int first, OptionalInt last) {
    return new PrintSettings(copies, sides, media, colour, first, last);
  }

  /// The pages of one copy in a document of so many; none where it has not all of them.
  public List<Integer> order(int pages) {
    int last = lastPage.orElse(pages);
    return last > pages ? List.of() : IntStream.rangeClosed(firstPage, last).boxed().toList();
  }

  /// What is left to print after a fault: nothing, one job, or the rest of a copy and then the
  /// whole copies.
  ///
  /// @param pages of the document
  public List<PrintSettings> rest(PagesOut out, int pages) {
    int perCopy = order(pages).size();
    var rest = new ArrayList<PrintSettings>();
    int whole = copies - out.copies();
    if (out.pages() > 0 && whole > 0) {
      if (out.pages() < perCopy) {
        rest.add(withCopies(1).withPages(firstPage + out.pages(), lastPage));
      }
      whole--;
    }
    if (whole > 0) {
      rest.add(withCopies(whole));
    }
    return rest;
  }
}
