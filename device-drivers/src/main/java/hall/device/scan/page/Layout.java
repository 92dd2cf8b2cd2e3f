// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import hall.device.scan.page.PageReport.Change;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;

/// Where the page lies on its picture.
sealed interface Layout {

  /// By which it lies turned clockwise.
  OptionalDouble degrees();

  /// Whether what is written runs over the border of the picture.
  boolean cut();

  /// What brings it into shape.
  EnumSet<Change> changes();

  Mapping mapping();

  /// How the lines of print lie, where it is clear.
  Optional<TextLines> lines();

  /// By which the page lies turned clockwise on the flat picture.
  double leaning();

  /// The page without slant, to be judged and read.
  Picture flat(Picture gray) throws InterruptedException;

  /// On a flatbed or in a feeder.
  record OfSheet(Sheet sheet) implements Layout {

    @Override
    public OptionalDouble degrees() {
      return sheet.degrees();
    }

    @Override
    public boolean cut() {
      return sheet.cut();
    }

    @Override
    public EnumSet<Change> changes() {
      var changes = EnumSet.noneOf(Change.class);
      if (sheet.askew()) {
        changes.add(Change.STRAIGHTENED);
      }
      if (sheet.crop()) {
        changes.add(Change.CROPPED);
      }
      return changes;
    }

    @Override
    public Mapping mapping() {
      return sheet.mapping();
    }

    @Override
    public Optional<TextLines> lines() {
      return sheet.lines();
    }

    @Override
    public double leaning() {
      return sheet.degrees().orElse(0);
    }

    @Override
    public Picture flat(Picture gray) {
      return gray;
    }
  }

  /// Under a camera.
  record OfShot(Shot shot) implements Layout {

    @Override
    public OptionalDouble degrees() {
      return OptionalDouble.of(shot.degrees());
    }

    @Override
    public boolean cut() {
      return shot.cut();
    }

    @Override
    public EnumSet<Change> changes() {
      return EnumSet.of(Change.CROPPED, Change.RECTIFIED);
    }

    @Override
    public Mapping mapping() {
      return shot.mapping();
    }

    @Override
    public Optional<TextLines> lines() {
      return Optional.empty(); // the lines of a slanting view converge
    }

    @Override
    public double leaning() {
      return 0;
    }

    @Override
    public Picture flat(Picture gray) throws InterruptedException {
      return Warp.of(gray, shot.mapping(), new byte[] {(byte) 255});
    }
  }

  /// No sheet stands out: the picture stays as it is.
  record Unknown(Picture gray) implements Layout {

    @Override
    public OptionalDouble degrees() {
      return OptionalDouble.empty();
    }

    @Override
    public boolean cut() {
      return false;
    }

    @Override
    public EnumSet<Change> changes() {
      return EnumSet.noneOf(Change.class);
    }

    @Override
    public Mapping mapping() {
      return Mapping.turned(0, 0, 0, gray.width(), gray.height());
    }

    @Override
    public Optional<TextLines> lines() {
      return Optional.empty();
    }

    @Override
    public double leaning() {
      return 0;
    }

    @Override
    public Picture flat(Picture picture) {
      return picture;
    }
  }
}
