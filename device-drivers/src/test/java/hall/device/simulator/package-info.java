// SPDX-License-Identifier: Apache-2.0
/// Wire simulators, one per protocol, each a process of its own behind a device URI.
///
/// Typed from the specifications and built on none of the drivers' codecs, so that a symmetric
/// mistake can't pass.
@NullMarked
package hall.device.simulator;

import org.jspecify.annotations.NullMarked;
