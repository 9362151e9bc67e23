"""The Dispatch tab: pending holds, the route against which they are judged, and the decision."""
