// SPDX-License-Identifier: Apache-2.0
/// Tests of the IPP driver: tables, damage, the simulator, and independent peers.
@NullMarked
package hall.device.print.ipp;

import org.jspecify.annotations.NullMarked;
