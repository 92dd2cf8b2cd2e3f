// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

/// One scan job as it is asked of the scanner (`ScanSettings`).
///
/// @param version the protocol version that the scanner speaks
/// @param width in 1/300 inch
/// @param height in 1/300 inch
/// @param colorMode as the protocol names it
record EsclRequest(
    String version, boolean feeder, int width, int height, String colorMode, int dpi) {}
