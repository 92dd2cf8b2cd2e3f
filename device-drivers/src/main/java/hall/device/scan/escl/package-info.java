// SPDX-License-Identifier: Apache-2.0
/// Scanners that speak eSCL (AirScan): XML over HTTP.
@NullMarked
package hall.device.scan.escl;

import org.jspecify.annotations.NullMarked;
