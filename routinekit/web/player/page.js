import { RoutinePlayer } from "./element.js";

const player = document.querySelector("routine-player");
const plan = document.getElementById("plan");
// In a page of somebody else this brings the element along, and nothing is played.
if (player instanceof RoutinePlayer && plan) player.plan = JSON.parse(plan.textContent);
