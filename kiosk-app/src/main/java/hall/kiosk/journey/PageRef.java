// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A scanned page; its images stay outside the state.
///
/// @param id names the page within this session
/// @param image what is kept of it
/// @param other what may be kept instead: the page as it was scanned, or as it was put in order
/// @param asScanned whether the citizen took the page as it was scanned, though it could be put in
///   order
/// @param quarters by which the citizen turned it clockwise, 0 to 3
/// @param changes what was done to put it in order
/// @param doubts why the citizen should look at it once more; the page is kept all the same
/// @param licence what it is a page of, where it was shown as an electronic licence and not scanned
public record PageRef(
    String id,
    Image image,
    Optional<Image> other,
    boolean asScanned,
    int quarters,
    Side side,
    Set<Change> changes,
    Set<Doubt> doubts,
    Optional<Licence> licence) {

  /// One image of a page, by the id that it is stored under.
  public record Image(String id, int widthPx, int heightPx) {}

  /// Which side of its sheet was scanned.
  public enum Side {
    /// Only this side was asked for.
    ONLY,
    FRONT,
    BACK
  }

  /// What was done to a page to put it in order.
  public enum Change {
    STRAIGHTENED,
    CROPPED,
    TURNED
  }

  /// What may be wrong with a page.
  public enum Doubt {
    /// Nothing is on it: perhaps the wrong side lay up.
    BLANK,
    TOO_DARK,
    BLURRED,
    /// What is written runs over the border.
    CUT_EDGE,
    /// The picture can't be decoded here.
    UNREADABLE
  }

  public PageRef {
    changes = Set.copyOf(changes);
    doubts = Set.copyOf(doubts);
  }

  /// A page that was scanned.
  public PageRef(
      String id,
      Image image,
      Optional<Image> other,
      boolean asScanned,
      int quarters,
      Side side,
      Set<Change> changes,
      Set<Doubt> doubts) {
    this(id, image, other, asScanned, quarters, side, changes, doubts, Optional.empty());
  }

  /// A page of a licence that was shown.
  public PageRef(String id, int widthPx, int heightPx, Licence licence) {
    this(
        id,
        new Image(id, widthPx, heightPx),
        Optional.empty(),
        false,
        0,
        Side.ONLY,
        Set.of(),
        Set.of(),
        Optional.of(licence));
  }

  /// A page that nothing was changed on.
  public PageRef(String id, int widthPx, int heightPx, Set<Doubt> doubts) {
    this(
        id,
        new Image(id, widthPx, heightPx),
        Optional.empty(),
        false,
        0,
        Side.ONLY,
        Set.of(),
        doubts);
  }

  /// A page without a doubt.
  public PageRef(String id, int widthPx, int heightPx) {
    this(id, widthPx, heightPx, Set.of());
  }

  /// As it is shown, turned.
  public int widthPx() {
    return quarters % 2 == 0 ? image.widthPx() : image.heightPx();
  }

  /// As it is shown, turned.
  public int heightPx() {
    return quarters % 2 == 0 ? image.heightPx() : image.widthPx();
  }

  /// All that is stored for it: its images, and the document where it is a page of a licence.
  public List<String> images() {
    return Stream.concat(
            Stream.concat(Stream.of(image), other.stream()).map(Image::id),
            licence.stream().map(Licence::document))
        .toList();
  }

  /// Whether what is kept was put in order.
  public boolean tidied() {
    return !changes.isEmpty() && !asScanned;
  }

  PageRef turned() {
    return new PageRef(id, image, other, asScanned, (quarters + 1) % 4, side, changes, doubts);
  }

  /// The other of its images; the citizen's own turns belong to the image they were made on.
  PageRef swapped() {
    return other
        .map(now -> new PageRef(id, now, Optional.of(image), !asScanned, 0, side, changes, doubts))
        .orElse(this);
  }

  /// Without a choice any more.
  PageRef settled() {
    return new PageRef(
        id, image, Optional.empty(), asScanned, quarters, side, changes, doubts, licence);
  }
}
