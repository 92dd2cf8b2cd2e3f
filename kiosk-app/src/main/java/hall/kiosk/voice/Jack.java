// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

/// The socket of the headset.
public interface Jack {

  /// A terminal that can't tell: nothing personal is ever said there.
  Jack UNKNOWN = () -> false;

  /// Whether a headset is plugged in for certain.
  boolean plugged();
}
