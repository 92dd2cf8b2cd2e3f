// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

/// Where the images of scanned pages are; never called on the JavaFX thread.
public interface PageImages {

  /// The page as JPEG; empty when it is no longer there.
  byte[] jpeg(String pageId);
}
