// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static hall.device.print.ipp.IppCodec.value;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.Resolution;
import com.hp.jipp.encoding.ResolutionUnit;
import com.hp.jipp.model.MediaColDatabase;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attributes that say what a printer can do, and how they become its abilities.
final class AbilityAttributes {

  static final List<AttributeType<?>> WANTED =
      List.of(
          Types.documentFormatSupported,
          Types.mediaSupported,
          Types.mediaReady,
          Types.mediaColReady,
          Types.sidesSupported,
          Types.printColorModeSupported,
          Types.colorSupported,
          Types.copiesSupported,
          Types.multipleDocumentHandlingSupported,
          Types.pageRangesSupported,
          Types.operationsSupported,
          Types.pwgRasterDocumentResolutionSupported,
          Types.pwgRasterDocumentTypeSupported,
          Types.pwgRasterDocumentSheetBack);

  private static final double CENTIMETRES = 2.54;

  private AbilityAttributes() {}

  static PrinterAbilities read(AttributeGroup group) {
    var operations = group.getValues(Types.operationsSupported);
    return new PrinterAbilities(
        group.getStrings(Types.documentFormatSupported),
        group.getStrings(Types.mediaSupported),
        group.getStrings(Types.mediaReady),
        loaded(group),
        group.getStrings(Types.sidesSupported),
        group.getStrings(Types.printColorModeSupported),
        value(group, Types.colorSupported).orElse(false),
        value(group, Types.copiesSupported).map(range -> range.getEndInclusive()).orElse(1),
        group
            .getStrings(Types.multipleDocumentHandlingSupported)
            .contains("separate-documents-collated-copies"),
        value(group, Types.pageRangesSupported).orElse(false),
        operations.contains(Operation.createJob) && operations.contains(Operation.sendDocument),
        group.getValues(Types.pwgRasterDocumentResolutionSupported).stream()
            .flatMap(found -> dpi(found).stream())
            .distinct()
            .toList(),
        group.getStrings(Types.pwgRasterDocumentTypeSupported),
        value(group, Types.pwgRasterDocumentSheetBack).orElse("normal"));
  }

  /// Square ones only, and none that no printer has.
  private static Optional<Integer> dpi(Resolution found) {
    boolean inches = found.getUnit().equals(ResolutionUnit.dotsPerInch);
    long dpi = Math.round(found.getCrossFeedResolution() * (inches ? 1 : CENTIMETRES));
    boolean square = found.getCrossFeedResolution() == found.getFeedResolution();
    return square && dpi >= 72 && dpi <= 1200 ? Optional.of((int) dpi) : Optional.empty();
  }

  /// A printer whose collections are odd may still be well otherwise.
  private static List<String> loaded(AttributeGroup group) {
    var loaded = new ArrayList<String>();
    try {
      for (var media : group.getValues(Types.mediaColReady)) {
        loaded.add(source(media) + "=" + size(media));
      }
    } catch (RuntimeException e) {
      loaded.clear(); // whatever the library throws at them
    }
    return loaded;
  }

  private static String source(MediaColDatabase media) {
    var source = media.getMediaSource();
    return source == null ? "?" : source.asString();
  }

  private static String size(MediaColDatabase media) {
    var size = media.getMediaSize();
    var width = size == null ? null : size.getXDimension();
    var height = size == null ? null : size.getYDimension();
    return width == null || height == null
        ? "?"
        : "%dx%dmm".formatted(width.getStart() / 100, height.getStart() / 100);
  }
}
