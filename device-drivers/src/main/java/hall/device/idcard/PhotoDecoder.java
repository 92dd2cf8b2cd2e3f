// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Optional;
import java.util.ServiceLoader;

/// Reads the photo of a card, which is stored in a format (WLT, 1024 bytes) that only licensed
/// native libraries can decode.
///
/// An installation that has such a library puts an implementation on the class path and names it in
/// `META-INF/services/hall.device.idcard.PhotoDecoder`; without one every photo is *undecoded*.
@FunctionalInterface
public interface PhotoDecoder {

  /// Decodes nothing.
  PhotoDecoder NONE = _ -> Optional.empty();

  /// Decodes a photo as it is stored on the card.
  ///
  /// @param wlt zeroed by the caller afterwards; not to be kept
  /// @return empty where the bytes are no photo
  Optional<Photo.Decoded> decode(byte[] wlt);

  /// The decoder of this installation, or one that decodes nothing.
  static PhotoDecoder installed() {
    return ServiceLoader.load(PhotoDecoder.class).findFirst().orElse(NONE);
  }

  /// The photo in the bytes; a decoder that fails leaves it undecoded, since a card without a
  /// picture is still a card.
  default Photo photo(byte[] wlt) {
    boolean stored = false;
    for (byte b : wlt) {
      stored |= b != 0;
    }
    if (!stored) {
      return new Photo.Absent();
    }
    try {
      return decode(wlt).<Photo>map(photo -> photo).orElseGet(Photo.Undecoded::new);
    } catch (RuntimeException | LinkageError e) {
      // Only the kind of failure: its message may quote the bytes.
      System.getLogger(PhotoDecoder.class.getName())
          .log(System.Logger.Level.WARNING, "photo-decoder-failed " + e.getClass().getName());
      return new Photo.Undecoded();
    }
  }
}
