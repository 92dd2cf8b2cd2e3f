// SPDX-License-Identifier: Apache-2.0
package javafx.scene;

/// Stands for a class of JavaFX, which is not on this module's class path.
public final class Planted {}
