// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// A scanned page; its image stays outside the state.
///
/// @param id names the image within this session
public record PageRef(String id, int widthPx, int heightPx) {}
